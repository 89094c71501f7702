//! What reaches an edge of the page, run over it: a cut is never exact, and would leave a white line beside a coloured band.

use typst::layout::{Abs, Frame, FrameItem, Point, Size};
use typst::visualize::{Curve, CurveItem, Geometry, Shape};

/// How near to an edge is at it, in points.
const NEAR: f64 = 0.05;

/// The edges of a page, seen from a frame on it.
#[derive(Clone, Copy)]
struct Edges {
    /// The upper left corner.
    start: Point,
    /// The lower right one.
    end: Point,
    bleed: Abs,
}

/// A page's frame with its filled rectangles and its lines run over the edges that they reach.
pub fn extended(frame: &Frame, bleed: Abs) -> Frame {
    let edges = Edges { start: Point::zero(), end: frame.size().to_point(), bleed };
    edges.extended(frame).unwrap_or_else(|| frame.clone())
}

impl Edges {
    /// The frame, if anything in it is another than it was.
    fn extended(self, frame: &Frame) -> Option<Frame> {
        let items: Vec<_> = frame.items().map(|(at, item)| self.from(*at).item(item)).collect();
        if items.iter().all(Option::is_none) {
            return None;
        }
        let mut out = Frame::new(frame.size(), frame.kind());
        for ((at, item), changed) in frame.items().zip(items) {
            let (shift, item) = changed.unwrap_or_else(|| (Point::zero(), item.clone()));
            out.push(*at + shift, item);
        }
        Some(out)
    }

    /// Seen from a point of the frame.
    fn from(self, at: Point) -> Self {
        Self { start: self.start - at, end: self.end - at, ..self }
    }

    /// An item run over the edges, and where it begins then.
    fn item(self, item: &FrameItem) -> Option<(Point, FrameItem)> {
        match item {
            FrameItem::Group(group) if group.transform.is_only_translate() && group.clip.is_none() => {
                let frame = self.from(Point::new(group.transform.tx, group.transform.ty)).extended(&group.frame)?;
                let mut group = group.clone();
                group.frame = frame;
                Some((Point::zero(), FrameItem::Group(group)))
            }
            FrameItem::Shape(shape, span) => {
                let (shift, geometry) = self.geometry(shape)?;
                Some((shift, FrameItem::Shape(Shape { geometry, ..shape.clone() }, *span)))
            }
            _ => None,
        }
    }

    fn geometry(self, shape: &Shape) -> Option<(Point, Geometry)> {
        let (corner, is_line) = match &shape.geometry {
            Geometry::Rect(size) if shape.fill.is_some() => (size.to_point(), false),
            Geometry::Line(to) => (*to, true),
            Geometry::Curve(curve) => return Some((Point::zero(), Geometry::Curve(self.curve(curve)?))),
            Geometry::Rect(_) => return None,
        };
        let reach = |length: Abs, start, end| match is_line && length.approx_empty() {
            // A line along an edge stays there.
            true => (Abs::zero(), length),
            false => self.reach(length, start, end),
        };
        let (x, y) = (reach(corner.x, self.start.x, self.end.x), reach(corner.y, self.start.y, self.end.y));
        let (from, size) = (Point::new(x.0, y.0), Size::new(x.1 - x.0, y.1 - y.0));
        let geometry = if is_line { Geometry::Line(size.to_point()) } else { Geometry::Rect(size) };
        (geometry != shape.geometry).then_some((from, geometry))
    }

    /// A shape of straight lines, such as the rule at one side of a block, if one of its corners is at an edge.
    fn curve(self, curve: &Curve) -> Option<Curve> {
        let items: Option<Vec<_>> = curve.0.iter().map(|item| self.straight(item)).collect();
        items.filter(|items| *items != curve.0).map(Curve)
    }

    fn straight(self, item: &CurveItem) -> Option<CurveItem> {
        let over = |at: Point| {
            Point::new(self.over(at.x, self.start.x, self.end.x), self.over(at.y, self.start.y, self.end.y))
        };
        match *item {
            CurveItem::Move(at) => Some(CurveItem::Move(over(at))),
            CurveItem::Line(at) => Some(CurveItem::Line(over(at))),
            CurveItem::Close => Some(CurveItem::Close),
            CurveItem::Cubic(..) => None,
        }
    }

    /// A place that is at one of these edges, run over it.
    fn over(self, at: Abs, start: Abs, end: Abs) -> Abs {
        let near = Abs::pt(NEAR);
        match (at - start, at - end) {
            (before, _) if before.abs() <= near => start - self.bleed,
            (_, behind) if behind.abs() <= near => end + self.bleed,
            _ => at,
        }
    }

    /// Where something begins and ends that is so long, between these edges.
    fn reach(self, length: Abs, start: Abs, end: Abs) -> (Abs, Abs) {
        let (near, bleed) = (Abs::pt(NEAR), self.bleed);
        let (from, to) = (length.min(Abs::zero()), length.max(Abs::zero()));
        if from > end + near || to < start - near {
            return (from, to);
        }
        let from = if from <= start + near { start - bleed } else { from };
        (from, if to >= end - near { end + bleed } else { to })
    }
}

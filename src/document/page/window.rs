//! What the items of a frame are moved by and cut off at.

use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::visualize::{Curve, CurveItem};

/// What the items of a frame are moved by and cut off at.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// From the frame to its page.
    pub transform: Transform,
    /// What can be seen of the page.
    pub bounds: Rect,
    /// Whether all within these bounds can be seen: what cuts off may be round.
    pub is_exact: bool,
}

impl Window {
    /// That of a page of this size.
    pub fn of_page(size: Size) -> Self {
        Self { transform: Transform::identity(), bounds: Rect::from_pos_size(Point::zero(), size), is_exact: true }
    }

    /// Calls `f` with every item of a frame, its window and its point there; with a group, then with what is in it.
    pub fn walk<'a>(&self, frame: &'a Frame, f: &mut impl FnMut(&Self, Point, &'a FrameItem)) {
        for (point, item) in frame.items() {
            f(self, *point, item);
            if let FrameItem::Group(group) = item {
                let mut inner = self.at(*point);
                inner.transform = inner.transform.pre_concat(group.transform);
                if let Some(clip) = &group.clip {
                    inner.cut(clip);
                }
                inner.walk(&group.frame, f);
            }
        }
    }

    /// The window of what begins at a point.
    pub fn at(&self, point: Point) -> Self {
        Self { transform: self.transform.pre_concat(Transform::translate(point.x, point.y)), ..*self }
    }

    fn cut(&mut self, clip: &Curve) {
        let is_round = clip.0.iter().any(|item| matches!(item, CurveItem::Cubic(..)));
        self.is_exact &= !is_round && self.is_upright();
        self.bounds = common(self.bounds, moved(extent(clip), self.transform));
    }

    /// Whether what is upright stays so.
    pub fn is_upright(&self) -> bool {
        is_upright(self.transform)
    }

    /// How long what is 1 wide and what is 1 high become; the latter at right angles to the former.
    pub fn scale(&self) -> (f64, f64) {
        let Transform { sx, ky, kx, sy, .. } = self.transform;
        let wide = sx.get().hypot(ky.get());
        let area = (sx.get() * sy.get() - kx.get() * ky.get()).abs();
        (wide, if wide == 0.0 { 0.0 } else { area / wide })
    }
}

/// Calls `f` with every item of a page's frame and its point on the page; with a group, then with what is in it.
pub fn visit<'a>(frame: &'a Frame, f: &mut impl FnMut(Point, &'a FrameItem)) {
    Window::of_page(frame.size()).walk(frame, &mut |window, at, item| f(at.transform(window.transform), item));
}

fn is_upright(transform: Transform) -> bool {
    transform.kx.get() == 0.0 && transform.ky.get() == 0.0
}

/// The rectangle around a curve and the points that it is drawn with.
pub fn extent(curve: &Curve) -> Rect {
    let points = curve.0.iter().flat_map(|item| match *item {
        CurveItem::Move(to) | CurveItem::Line(to) => [Some(to), None, None],
        CurveItem::Cubic(one, two, to) => [Some(one), Some(two), Some(to)],
        CurveItem::Close => [None; 3],
    });
    around(points.flatten())
}

/// The rectangle on the page around one that is moved there.
pub fn moved(rect: Rect, transform: Transform) -> Rect {
    let Rect { min, max } = rect;
    let (one, other) = (min.transform(transform), max.transform(transform));
    if is_upright(transform) {
        return Rect::new(one.min(other), one.max(other));
    }
    let beside = [Point::new(max.x, min.y), Point::new(min.x, max.y)].map(|corner| corner.transform(transform));
    around([one, other].into_iter().chain(beside))
}

fn around(points: impl IntoIterator<Item = Point>) -> Rect {
    let nothing = Rect::new(Point::splat(Abs::inf()), Point::splat(-Abs::inf()));
    points.into_iter().fold(nothing, |rect, point| Rect::new(rect.min.min(point), rect.max.max(point)))
}

/// What two rectangles have in common.
pub fn common(one: Rect, other: Rect) -> Rect {
    Rect::new(one.min.max(other.min), one.max.min(other.max))
}

/// Whether two rectangles have anything in common.
pub fn meet(one: Rect, other: Rect) -> bool {
    one.min.x < other.max.x && other.min.x < one.max.x && one.min.y < other.max.y && other.min.y < one.max.y
}

/// Whether a point is in a rectangle.
pub fn holds(rect: Rect, point: Point) -> bool {
    (rect.min.x..=rect.max.x).contains(&point.x) && (rect.min.y..=rect.max.y).contains(&point.y)
}

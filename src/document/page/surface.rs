//! A painted part of a page, which text stands upon or is covered by.

use std::borrow::Cow;
use std::cell::OnceCell;

use typst::layout::{Abs, Point, Rect, Size, Transform};
use typst::visualize::{Curve, FillRule, FixedStroke, Geometry, Image, Shape};

use super::coat::Coat;
use super::window::{Window, common, extent, holds, moved};

/// Lines that are thinner than this, in points, hide no text.
const THIN: f64 = 1.0;

/// A painted part of a page.
pub struct Surface<'a> {
    /// The rectangle around what can be seen of it on the page.
    pub bounds: Rect,
    /// How the page is moved to where the outline is; none if that fills its bounds.
    outline: Option<(Transform, Outline<'a>)>,
    paint: Paint<'a>,
}

enum Outline<'a> {
    Area(Cow<'a, Curve>, FillRule),
    Line(Cow<'a, Curve>, &'a FixedStroke),
}

enum Paint<'a> {
    Coat(Coat),
    /// With how much it hides, once that has been asked for: to know it, all of its pixels are looked at.
    Picture(&'a Image, OnceCell<f32>),
}

impl<'a> Surface<'a> {
    /// Those of a shape that begins at a point of a window.
    pub fn of_shape(window: &Window, at: Point, shape: &'a Shape) -> Vec<Self> {
        let window = &window.at(at);
        let mut surfaces = Vec::new();
        if let Some(fill) = &shape.fill {
            let coat = Paint::Coat(Coat::of(fill));
            match &shape.geometry {
                Geometry::Line(_) => {}
                Geometry::Rect(size) => surfaces.push(Self::rect(window, size_at(Point::zero(), *size), coat)),
                Geometry::Curve(curve) => {
                    let outline = Outline::Area(Cow::Borrowed(curve), shape.fill_rule);
                    surfaces.push(Self::new(window, extent(curve), Some(outline), coat));
                }
            }
        }
        if let Some(stroke) = &shape.stroke
            && stroke.thickness.to_pt() * window.scale().0.max(window.scale().1) > THIN
        {
            Self::add_stroke(window, &shape.geometry, stroke, &mut surfaces);
        }
        surfaces
    }

    /// That of a picture.
    pub fn of_picture(window: &Window, at: Point, image: &'a Image, size: Size) -> Self {
        Self::rect(window, size_at(at, size), Paint::Picture(image, OnceCell::new()))
    }

    fn add_stroke(window: &Window, geometry: &'a Geometry, stroke: &'a FixedStroke, surfaces: &mut Vec<Self>) {
        let coat = if stroke.dash.is_some() { Coat::UNCLEAR } else { Coat::of(&stroke.paint) };
        // What is within reach of the line from one point to the other.
        let reach = Point::splat(stroke.thickness / 2.0);
        let mut bar = |from: Point, to: Point| {
            surfaces.push(Self::rect(window, Rect::new(from.min(to) - reach, from.max(to) + reach), Paint::Coat(coat)));
        };
        let curve = match geometry {
            Geometry::Line(end) if end.x.abs() < Abs::pt(0.01) || end.y.abs() < Abs::pt(0.01) => {
                return bar(Point::zero(), *end);
            }
            Geometry::Rect(size) => {
                let (end, right, below) = (size.to_point(), Point::with_x(size.x), Point::with_y(size.y));
                return [(Point::zero(), right), (right, end), (below, end), (Point::zero(), below)]
                    .into_iter()
                    .for_each(|(from, to)| bar(from, to));
            }
            Geometry::Line(end) => {
                let mut line = Curve::new();
                line.move_(Point::zero());
                line.line(*end);
                Cow::Owned(line)
            }
            Geometry::Curve(curve) => Cow::Borrowed(curve),
        };
        let Rect { min, max } = extent(&curve);
        let around = Rect::new(min - reach * 2.0, max + reach * 2.0);
        surfaces.push(Self::new(window, around, Some(Outline::Line(curve, stroke)), Paint::Coat(coat)));
    }

    fn rect(window: &Window, rect: Rect, paint: Paint<'a>) -> Self {
        let outline = (!window.is_upright()).then(|| {
            let mut curve = Curve::rect(rect.size());
            curve.translate(rect.min);
            Outline::Area(Cow::Owned(curve), FillRule::NonZero)
        });
        Self::new(window, rect, outline, paint)
    }

    fn new(window: &Window, rect: Rect, outline: Option<Outline<'a>>, paint: Paint<'a>) -> Self {
        let bounds = common(window.bounds, moved(rect, window.transform));
        let outline = outline.and_then(|outline| Some((window.transform.invert()?, outline)));
        // What is cut off otherwise than by a rectangle may be or not be at a point.
        Self { bounds, outline, paint: if window.is_exact { paint } else { Paint::Coat(Coat::UNCLEAR) } }
    }

    /// Whether it is at a point of the page.
    pub fn is_at(&self, point: Point) -> bool {
        let on_outline = |(transform, outline): &(Transform, Outline)| match outline {
            Outline::Area(curve, rule) => curve.contains(*rule, point.transform(*transform)),
            Outline::Line(curve, stroke) => curve.stroke_contains(stroke, point.transform(*transform)),
        };
        holds(self.bounds, point) && self.outline.as_ref().is_none_or(on_outline)
    }

    /// What it is painted with, as far as text upon it is concerned.
    pub fn below(&self) -> Coat {
        match &self.paint {
            Paint::Coat(coat) => *coat,
            Paint::Picture(..) => Coat::UNCLEAR,
        }
    }

    /// How much it hides of the text below it, from 0 to 1.
    pub fn hides(&self) -> f32 {
        match &self.paint {
            Paint::Coat(coat) => coat.alpha,
            Paint::Picture(image, alpha) => *alpha.get_or_init(|| Coat::of_picture(image).alpha),
        }
    }
}

fn size_at(at: Point, size: Size) -> Rect {
    let end = at + size.to_point();
    Rect::new(at.min(end), at.max(end))
}

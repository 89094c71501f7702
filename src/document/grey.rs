//! Colours without a hue as greys, which a press prints with black ink alone.
//!
//! Typst keeps `rgb("#333333")`, and what `color.mix` makes of it, among the colours: those print on all four inks.

use typst::foundations::Smart;
use typst::layout::{Frame, FrameItem};
use typst::visualize::{Color, FixedStroke, Luma, Paint, ProcessColor, Shape};
use typst_layout::Page;

/// Gives what has a colour without a hue the grey that it is.
pub(super) fn neutralize(page: &mut Page) {
    if let Smart::Custom(Some(fill)) = &mut page.fill {
        make_grey(fill);
    }
    neutralize_frame(&mut page.frame);
}

fn neutralize_frame(frame: &mut Frame) {
    // Frames are shared with Typst's caches and copied when they are changed.
    if !has_neutral(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => neutralize_frame(&mut group.frame),
            FrameItem::Text(text) => paints_mut(Some(&mut text.fill), &mut text.stroke).for_each(make_grey),
            FrameItem::Shape(shape, _) => paints_mut(shape.fill.as_mut(), &mut shape.stroke).for_each(make_grey),
            _ => {}
        }
        true
    });
}

fn has_neutral(frame: &Frame) -> bool {
    let is_neutral = |paint: &Paint| grey(paint).is_some();
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_neutral(&group.frame),
        FrameItem::Text(text) => paints(Some(&text.fill), &text.stroke).any(is_neutral),
        FrameItem::Shape(Shape { fill, stroke, .. }, _) => paints(fill.as_ref(), stroke).any(is_neutral),
        _ => false,
    })
}

fn paints<'a>(fill: Option<&'a Paint>, stroke: &'a Option<FixedStroke>) -> impl Iterator<Item = &'a Paint> {
    fill.into_iter().chain(stroke.as_ref().map(|stroke| &stroke.paint))
}

fn paints_mut<'a>(
    fill: Option<&'a mut Paint>,
    stroke: &'a mut Option<FixedStroke>,
) -> impl Iterator<Item = &'a mut Paint> {
    fill.into_iter().chain(stroke.as_mut().map(|stroke| &mut stroke.paint))
}

fn make_grey(paint: &mut Paint) {
    if let Some(grey) = grey(paint) {
        *paint = grey;
    }
}

/// The grey that a paint is, if it is one and among the colours.
fn grey(paint: &Paint) -> Option<Paint> {
    let Paint::Solid(color @ Color::Process(process)) = paint else { return None };
    if matches!(process, ProcessColor::Luma(_) | ProcessColor::Cmyk(_)) {
        return None;
    }
    let rgb = color.to_rgb();
    let channel = |part: f32| (part * 255.0).round();
    let is_neutral = channel(rgb.red) == channel(rgb.green) && channel(rgb.green) == channel(rgb.blue);
    is_neutral.then(|| Paint::Solid(Color::Process(ProcessColor::Luma(Luma::new(rgb.green, rgb.alpha)))))
}

//! Layouts that put a text where nobody sees it, and layouts that only look as if they did.

use crate::support::{Test, picture};

const MANIFEST: &str = "[package]\nname = \"mine\"\nversion = \"0.1.0\"\nentrypoint = \"lib.typ\"\n[tool.jikji]\n\
    title = \"Mine\"\ndescription = \"\"\npaper = \"a4\"\npages = \"any\"\n[tool.jikji.fonts.text]\nfamilies = [\"Pretendard\"]\n";
const PROFILE: &str = "name: Gildong Hong\nsummary: Systems engineer.\n";

/// What the program says of a layout that sets the summary and then the name so.
fn said(name: &str) -> String {
    let layout = format!(
        "#let resume(profile, options) = {{\n  set text(font: \"Pretendard\", size: 10pt)\n  profile.summary\n  parbreak()\n  \
         let it = profile.name\n  {name}\n}}\n"
    );
    let test = Test::new().profile(PROFILE).file("mine/lib.typ", layout).file("mine/typst.toml", MANIFEST);
    let test = test.file("mine/photo.png", picture());
    let done = test.args(["check", "me.yaml", "-l", "./mine/", "--message-format", "short"]).run();
    assert_eq!(done.status, 0, "{name}: {}", done.stderr);
    done.stderr
}

/// What nobody sees of the name, and why.
const HIDDEN: &[(&str, &str)] = &[
    // In the colour of what is behind it.
    ("text(fill: white, it)", "`name` where nobody sees it: #ffffff on #ffffff"),
    ("text(fill: rgb(\"#fdfdf8\"), it)", "`name` where nobody sees it: #fdfdf8 on #ffffff"),
    ("box(fill: navy, text(fill: navy, it))", "`name` where nobody sees it: #001f3f on #001f3f"),
    ("block(fill: luma(40%), radius: 4pt, inset: 8pt, text(fill: luma(41%), it))", "on #666666"),
    ("{ set page(fill: yellow); text(fill: yellow, it) }", "`name` where nobody sees it: #ffdc00 on #ffdc00"),
    ("box(stroke: 4pt + navy, inset: 20pt, text(fill: white, it))", "#ffffff on #ffffff"),
    ("box(fill: navy.transparentize(50%), text(fill: rgb(128, 143, 159), it))", "`name` where nobody sees it: #"),
    ("text(fill: white, stroke: 0.3pt + white, it)", "#ffffff on #ffffff"),
    ("highlight(fill: green, text(fill: green, it))", "`name` where nobody sees it: #"),
    // Transparent.
    ("text(fill: black.transparentize(100%), it)", "`name` where nobody sees it: it is transparent"),
    ("text(fill: rgb(0, 0, 0, 8), it)", "`name` where nobody sees it: it is transparent"),
    // Small.
    ("text(size: 0pt, it)", "`name` where nobody sees it: its letters are 0.0pt high"),
    ("text(size: 1.5pt, it)", "`name` where nobody sees it: its letters are 1.5pt high"),
    ("scale(10%, reflow: true, it)", "`name` where nobody sees it: its letters are 1.0pt high"),
    ("scale(x: 1%, it)", "`name` where nobody sees it: its letters are 0.1pt high"),
    // Cut off.
    ("box(width: 0pt, height: 0pt, clip: true, it)", "`name` where nobody sees it: a box cuts it off"),
    (
        "box(width: 30pt, height: 10pt, clip: true, box(width: 90pt, it))",
        "part of `name` where nobody sees it: a box cuts it off",
    ),
    ("box(height: 1pt, clip: true, it)", "`name` where nobody sees it: a box cuts it off"),
    (
        "box(height: 20pt, width: 90pt, clip: true, move(dy: 30pt, it))",
        "`name` where nobody sees it: a box cuts it off",
    ),
    ("block(height: 0pt, clip: true, rotate(90deg, it))", "name` where nobody sees it: a box cuts it off"),
    // Off the paper.
    ("place(dx: 30cm, it)", "`name` where nobody sees it: it is off the paper"),
    (
        "place(top, dx: 5cm, dy: -5cm, rotate(45deg, move(dx: 900pt, it)))",
        "`name` where nobody sees it: it is off the paper",
    ),
    // Covered.
    (
        "{ it; place(top, rect(width: 100%, height: 5cm, fill: white)) }",
        "`name` where nobody sees it: something is drawn over it",
    ),
    (
        "{ it; place(top, rect(width: 100%, height: 5cm, fill: white.transparentize(3%))) }",
        "something is drawn over it",
    ),
    ("{ it; place(top, dx: -1cm, circle(radius: 5cm, fill: navy)) }", "something is drawn over it"),
    ("{ it; place(top, rotate(2deg, rect(width: 100%, height: 5cm, fill: navy))) }", "something is drawn over it"),
    ("{ it; place(top, image(\"photo.png\", width: 12cm, alt: \"x\")) }", "something is drawn over it"),
    (
        "{ it; place(top, rect(width: 100%, height: 5cm, fill: gradient.linear(red, blue))) }",
        "something is drawn over it",
    ),
    ("{ it; place(top, line(length: 100%, stroke: 5cm + white)) }", "something is drawn over it"),
    ("{ it; place(top, line(end: (10cm, 1mm), stroke: 5cm + white)) }", "something is drawn over it"),
    (
        "{ it; place(top, rect(width: 30pt, height: 5cm, fill: white)) }",
        "part of `name` where nobody sees it: something is drawn over it",
    ),
    ("strike(stroke: 9pt + black, it)", "`name` where nobody sees it: something is drawn over it"),
    ("{ set page(foreground: rect(width: 100%, height: 100%, fill: white)); it }", "something is drawn over it"),
    // Not there at all.
    ("hide(it)", "the layout `./mine` does not show `name`"),
    ("none", "the layout `./mine` does not show `name`"),
];

#[test]
fn what_nobody_sees_is_not_shown() {
    let mut wrong = Vec::new();
    for (name, cause) in HIDDEN {
        let said = said(name);
        if !said.contains("warning[not-shown]: the layout `./mine` ") || !said.contains(cause) {
            wrong.push(format!("{name}\n  wanted: {cause}\n  said: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts that can be seen.
const SEEN: &[&str] = &[
    "it",
    "block(width: 100%, fill: navy, inset: 8pt, text(fill: white, it))",
    "block(width: 100%, fill: navy, radius: 8pt, inset: 8pt, text(fill: white, it))",
    "{ set page(fill: black); text(fill: white, it) }",
    "box(fill: navy, outset: 4pt, clip: true, text(fill: white, it))",
    "box(radius: 8pt, clip: true, box(fill: navy, inset: 9pt, text(fill: white, it)))",
    "rotate(90deg, reflow: true, block(fill: navy, inset: 8pt, text(fill: white, it)))",
    "{ v(4cm); place(line(length: 100%, stroke: 5cm + navy)); text(fill: white, it) }",
    "{ v(4cm); place(rect(width: 100%, height: 5cm, stroke: 5cm + navy)); text(fill: white, it) }",
    "table(fill: (x, y) => if x == 0 { navy }, text(fill: white, it))",
    "{ place(image(\"photo.png\", width: 5cm, alt: \"x\")); text(fill: white, it) }",
    "{ place(rect(width: 100%, height: 5cm, fill: gradient.linear(red, blue))); text(fill: white, it) }",
    "{ place(top, rect(width: 100%, height: 5cm, fill: tiling(size: (4pt, 4pt), square(size: 4pt, fill: red)))); text(fill: white, it) }",
    "{ place(rect(width: 100%, height: 5cm, fill: white)); it }",
    "{ it; place(bottom, rect(width: 100%, height: 5cm, fill: white)) }",
    "{ it; place(top, dy: 3cm, circle(radius: 3cm, fill: white)) }",
    "{ it; place(top, rect(width: 100%, height: 5cm, fill: yellow.transparentize(50%))) }",
    "{ it; place(top, rect(width: 100%, height: 5cm, stroke: 2pt)) }",
    "{ it; place(top, box(width: 0pt, height: 0pt, clip: true, rect(width: 5cm, height: 5cm, fill: white))) }",
    "{ it; place(top, image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><circle r='3'/></svg>\"), alt: \"x\")) }",
    "highlight(it)",
    "highlight(fill: navy, text(fill: white, it))",
    "strike(it)",
    "underline(stroke: 1.5pt, it)",
    "text(fill: gradient.linear(red, blue), it)",
    "text(fill: white, stroke: 0.3pt + black, it)",
    "text(fill: luma(80%), it)",
    "text(fill: yellow, it)",
    "text(fill: black.transparentize(70%), it)",
    "text(size: 5pt, it)",
    "scale(50%, it)",
    "box(clip: true, inset: 3pt, it)",
    "box(clip: true, width: 200pt, height: 10pt, it)",
    "{ it; place(dx: 30cm, it) }",
    "[#text(size: 0pt, it) #it]",
    "{ place(text(fill: white, it)); pagebreak(); it }",
];

#[test]
fn what_can_be_seen_is_shown() {
    let said = SEEN.iter().map(|name| (name, said(name)));
    let wrong: Vec<_> = said.filter(|(_, said)| said.contains("not-shown")).collect();
    assert_eq!(wrong, []);
}

#[test]
fn the_warning_says_what_to_do() {
    let layout = "#let resume(profile, options) = {\n  set text(font: \"Pretendard\")\n  profile.summary\n  text(fill: white, profile.name)\n}\n";
    let test = Test::new().profile(PROFILE).file("mine/lib.typ", layout).file("mine/typst.toml", MANIFEST);
    let done = test.args(["check", "me.yaml", "-l", "./mine/"]).run();
    let warning = "\
warning[not-shown]: the layout `./mine` puts `name` where nobody sees it: #ffffff on #ffffff
  ┌─ me.yaml:1:7
  │
1 │ name: Gildong Hong
  │       ^^^^^^^^^^^^
  │
  = hint: choose another colour or layout; if it is your own, give it a colour that stands out from what lies behind it or add `name` to its `leaves_out`

";
    assert_eq!((done.stderr.as_str(), done.status), (warning, 0));
}

//! Photos: what of a picture reaches a document, and which pictures do not.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use crate::pdf::Image;
use crate::support::{Done, Test, root};

const RED: Rgb<u8> = Rgb([220, 30, 40]);
const GREEN: Rgb<u8> = Rgb([40, 170, 70]);
const BLUE: Rgb<u8> = Rgb([30, 60, 200]);
const SAND: Rgb<u8> = Rgb([230, 210, 160]);

/// A picture of four colours: at the top red and green, below them blue and sand.
fn quarters(width: u32, height: u32) -> DynamicImage {
    let color = |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => SAND,
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, color))
}

/// A picture that compresses as a photograph does.
fn grainy(width: u32, height: u32) -> DynamicImage {
    let mut state = 1_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 28) as u8
    };
    let pixel = |x: u32, y: u32| {
        let slope = |pixels: u32, side: u32| (pixels * 200 / side) as u8;
        Rgb([slope(x, width) + noise(), slope(y, height) + noise(), 120 + noise()])
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => {
            image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 95)).expect("a picture");
        }
        _ => image.write_to(&mut bytes, format).expect("a picture"),
    }
    bytes.into_inner()
}

/// The profile whose photo has that name.
fn profile(name: &str) -> String {
    format!("languages: [ko]\nname: 홍길동\nsummary: 개발자입니다.\nphoto: {name}\n")
}

fn with(name: &str, bytes: impl AsRef<[u8]>) -> Test {
    Test::new().profile(&profile(name)).file(name, bytes)
}

/// The picture that a form shows of these bytes.
fn shown(name: &str, bytes: impl AsRef<[u8]>) -> Image {
    let pdf = with(name, bytes).args(["build", "me.yaml", "-l", "ko-form", "-o", "-"]).clean().stream();
    let mut images = pdf.images();
    assert_eq!(images.len(), 1, "{name}");
    images.remove(0)
}

/// What is said of a picture that is not taken.
fn refused(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let done = with(name, bytes).args(["check", "me.yaml", "-l", "ko-form", "--message-format", "short"]).run();
    assert_eq!(done.status, 1, "{name}: {}", done.stderr);
    let message = done.stderr.strip_prefix("me.yaml:4:8: error[bad-image]: ");
    message.unwrap_or_else(|| panic!("{name}: {}", done.stderr)).trim_end().to_owned()
}

/// Asserts that a picture has about these colours in its quarters.
fn assert_quarters(image: &RgbImage, colors: [Rgb<u8>; 4], what: &str) {
    let (width, height) = image.dimensions();
    let at = [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| *image.get_pixel(x * width / 4, y * height / 4));
    let near = |one: &Rgb<u8>, other: &Rgb<u8>| one.0.iter().zip(other.0).all(|(a, b)| a.abs_diff(b) <= 6);
    assert!(at.iter().zip(&colors).all(|(found, wanted)| near(found, wanted)), "{what}: {at:?} are not {colors:?}");
}

#[test]
fn a_picture_is_known_by_its_bytes() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let bytes = encoded(&quarters(360, 480), format);
        for name in
            ["photo.jpg", "photo.png", "photo.webp", "photo.gif", "photo", "photo.txt", "photo.JPEG", "사진.보기"]
        {
            assert_quarters(&shown(name, &bytes).pixels, [RED, GREEN, BLUE, SAND], &format!("{format:?} as {name}"));
        }
    }
    let drawing =
        RgbaImage::from_fn(360, 480, |_, y| if y < 240 { Rgba([200, 0, 0, 255]) } else { Rgba([0, 0, 200, 255]) });
    let image = shown("photo.jpg", encoded(&DynamicImage::ImageRgba8(drawing), ImageFormat::Gif));
    let (red, blue) = (Rgb([200, 0, 0]), Rgb([0, 0, 200]));
    assert_quarters(&image.pixels, [red, red, blue, blue], "GIF");
}

#[test]
fn what_is_cut_off_or_broken_is_no_picture() {
    let told = "the image `photo` is damaged, or part of it is missing (copy it once more from where it comes from, or save it anew as JPEG or PNG)";
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let bytes = encoded(&grainy(360, 480), format);
        for tenth in [1, 5, 9] {
            assert_eq!(refused("photo", &bytes[..bytes.len() * tenth / 10]), told, "{format:?}, {tenth} tenths of it");
        }
    }
    let mut jpeg = Vec::new();
    grainy(360, 480).write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 60)).expect("a picture");
    for mut bytes in [jpeg, encoded(&grainy(360, 480), ImageFormat::Png), encoded(&grainy(360, 480), ImageFormat::Gif)]
    {
        let middle = bytes.len() / 2;
        bytes[middle..middle + 400].fill(0);
        assert_eq!(refused("photo", &bytes), told, "with a hole in the middle");
    }
    assert_eq!(
        refused("photo", b""),
        "`photo` is not a JPEG, PNG, GIF or WebP image (save the picture as JPEG or PNG)"
    );
}

#[test]
fn ink_is_shown_in_light() {
    let read = |name: &str| std::fs::read(root().join("tests/pictures").join(name)).expect("the picture");
    let pure = [Rgb([0, 255, 255]), Rgb([255, 0, 255]), Rgb([255, 255, 0]), Rgb([0, 0, 0])];
    for name in ["cmyk.jpg", "ycck.jpg"] {
        assert_quarters(&shown(name, read(name)).pixels, pure, name);
    }
    // As a press prints the four inks.
    let printed = [Rgb([0, 174, 239]), Rgb([236, 0, 140]), Rgb([255, 242, 0]), Rgb([35, 31, 32])];
    assert_quarters(&shown("photo.jpg", read("cmyk-profile.jpg")).pixels, printed, "with a profile");
}

#[test]
fn colors_of_every_kind_are_shown() {
    let four = [RED, GREEN, BLUE, SAND];
    let rgb = quarters(360, 480);
    let as_16 = encoded(&DynamicImage::ImageRgb16(rgb.to_rgb16()), ImageFormat::Png);
    assert_quarters(&shown("photo.png", as_16).pixels, four, "16 bits");
    let opaque = shown("photo.png", encoded(&DynamicImage::ImageRgba8(rgb.to_rgba8()), ImageFormat::Png));
    assert_quarters(&opaque.pixels, four, "nothing transparent");
    assert!(!opaque.transparent);
    let grey = [RED, GREEN, BLUE, SAND].map(|color| {
        let grey = DynamicImage::ImageRgb8(RgbImage::from_pixel(1, 1, color)).to_luma8().get_pixel(0, 0).0[0];
        Rgb([grey; 3])
    });
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let luma = DynamicImage::ImageLuma8(rgb.to_luma8());
        assert_quarters(&shown("photo", encoded(&luma, format)).pixels, grey, "grey");
    }
}

#[test]
fn transparent_parts_stay_so() {
    let disk = |x: u32, y: u32| match x.abs_diff(900).pow(2) + y.abs_diff(1200).pow(2) < 800 * 800 {
        true => Rgba([220, 30, 40, 255]),
        false => Rgba([0, 255, 0, 0]),
    };
    let bytes = encoded(&DynamicImage::ImageRgba8(RgbaImage::from_fn(1800, 2400, disk)), ImageFormat::Png);
    let image = shown("photo.png", bytes);
    assert!(image.transparent && image.jpeg.is_none());
    assert_eq!(image.pixels.get_pixel(236, 315), &Rgb([220, 30, 40]));
}

#[test]
fn a_color_profile_is_applied() {
    let encode = |image: &DynamicImage, profile: moxcms::ColorProfile| {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
        encoder.set_icc_profile(profile.encode().expect("a profile")).expect("JPEG takes it");
        image.write_with_encoder(encoder).expect("a picture");
        bytes
    };
    let wide = DynamicImage::ImageRgb8(RgbImage::from_pixel(360, 480, Rgb([200, 100, 80])));
    let image = shown("photo.jpg", encode(&wide, moxcms::ColorProfile::new_display_p3()));
    let [red, green, blue] = image.pixels.get_pixel(100, 100).0;
    assert!(red > 206 && green < 99 && blue < 78, "{red} {green} {blue}");
    let jpeg = image.jpeg.expect("it stays a JPEG");
    assert!(!jpeg.windows(11).any(|window| window == b"ICC_PROFILE"));
    // What changes nothing is left out, and the picture taken as it is.
    let plain = encoded(&grainy(360, 480), ImageFormat::Jpeg);
    let tagged = shown("photo.jpg", encode(&grainy(360, 480), moxcms::ColorProfile::new_srgb()));
    assert!(tagged.jpeg == shown("photo.jpg", &plain).jpeg);
    assert_eq!(tagged.pixels, image::load_from_memory(&plain).expect("a picture").into_rgb8());
}

/// EXIF with an orientation, a name and a place.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0");
    exif.extend([orientation, 0, 0, 0]);
    exif.extend(b"\x3B\x01\x02\0\x0F\0\0\0\x26\0\0\0\0\0\0\0SECRET at 37.5N\0");
    exif
}

/// A picture with EXIF in it.
fn with_exif(image: &DynamicImage, format: ImageFormat, orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let color = image.color().into();
    let (width, height, pixels) = (image.width(), image.height(), image.as_bytes());
    let exif = exif(orientation);
    let written = match format {
        ImageFormat::Jpeg => {
            let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
            encoder.set_exif_metadata(exif).expect("JPEG takes it");
            encoder.write_image(pixels, width, height, color)
        }
        ImageFormat::Png => {
            let mut encoder = PngEncoder::new(&mut bytes);
            encoder.set_exif_metadata(exif).expect("PNG takes it");
            encoder.write_image(pixels, width, height, color)
        }
        _ => {
            let mut encoder = WebPEncoder::new_lossless(&mut bytes);
            encoder.set_exif_metadata(exif).expect("WebP takes it");
            encoder.write_image(pixels, width, height, color)
        }
    };
    written.expect("a picture");
    bytes
}

#[test]
fn a_picture_is_turned_as_its_camera_was_held() {
    for orientation in 1..=8 {
        let turn = Orientation::from_exif(orientation).expect("one of eight");
        let size = if orientation > 4 { (480, 360) } else { (360, 480) };
        let mut turned = quarters(size.0, size.1);
        turned.apply_orientation(turn);
        let turned = turned.into_rgb8();
        let at = [(90, 120), (270, 120), (90, 360), (270, 360)].map(|(x, y)| *turned.get_pixel(x, y));
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let image = shown("photo", with_exif(&quarters(size.0, size.1), format, orientation));
            assert_eq!(image.pixels.dimensions(), (360, 480), "{format:?} {orientation}");
            assert_quarters(&image.pixels, at, &format!("{format:?} {orientation}"));
        }
    }
}

#[test]
fn a_picture_is_turned_before_its_size_is_judged() {
    // 203 dots to the inch upright, 152 across.
    let bytes = |orientation| with_exif(&quarters(320, 240), ImageFormat::Jpeg, orientation);
    shown("photo.jpg", bytes(6));
    let done = with("photo.jpg", bytes(1)).args(["check", "me.yaml", "-l", "ko-form"]).run();
    assert!(done.stderr.starts_with("warning[small-image]") && done.stderr.contains("320×240"), "{}", done.stderr);
}

/// A segment of a JPEG.
fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a short segment");
    [&[0xFF, marker], &length.to_be_bytes()[..], content].concat()
}

/// A JPEG with all that a camera and programs write into one.
fn talkative(image: &DynamicImage) -> Vec<u8> {
    let bytes = with_exif(image, ImageFormat::Jpeg, 1);
    let small = encoded(&quarters(32, 32), ImageFormat::Jpeg);
    let more = [
        segment(0xE0, b"JFXX\0\x10SECRET thumbnail"),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET</x:xmpmeta>"),
        segment(0xE2, b"MPF\0SECRET"),
        segment(0xED, b"Photoshop 3.0\08BIM\x04\x04SECRET"),
        segment(0xFE, b"SECRET comment"),
        segment(0xF5, b"SECRET segment of no standard"),
    ];
    [&bytes[..2], &more.concat(), &bytes[2..], &small, b"SECRET film"].concat()
}

/// Whether something can be read in a file, or in a stream of a PDF.
fn tells(done: &Done) -> bool {
    let read = |bytes: &[u8]| bytes.windows(6).any(|window| window == b"SECRET" || window == b"U0VDUk");
    let images = if done.stdout.starts_with(b"%PDF") { done.stream().images() } else { Vec::new() };
    read(&done.stdout) || images.iter().filter_map(|image| image.jpeg.as_ref()).any(|jpeg| read(jpeg))
}

#[test]
fn no_metadata_leave_with_a_picture() {
    let sizes = [(360, 480), (1500, 2000)];
    for image in sizes.map(|(width, height)| grainy(width, height)) {
        let pictures = [
            talkative(&image),
            with_exif(&image, ImageFormat::Jpeg, 6),
            with_exif(&image, ImageFormat::Png, 1),
            with_exif(&image, ImageFormat::WebP, 3),
        ];
        for (index, bytes) in pictures.iter().enumerate() {
            assert!(bytes.windows(6).any(|window| window == b"SECRET"));
            for format in ["pdf", "svg", "png"] {
                let done = with("photo", bytes).args(["build", "me.yaml", "-l", "ko-form", "-f", format, "-o", "-"]);
                assert!(!tells(&done.clean()), "{index} as {format}");
            }
        }
    }
}

#[test]
fn a_picture_has_no_more_pixels_than_print_can_show() {
    // 400 dots to the inch at 3×4 cm, whatever is cut off at the sides.
    for ((width, height), size) in [
        ((3000, 4000), (473, 630)),
        ((2000, 2000), (630, 630)),
        ((3840, 2160), (1120, 630)),
        ((2160, 3840), (472, 839)),
        ((1417, 1890), (472, 630)),
    ] {
        let image = shown("photo.jpg", encoded(&grainy(width, height), ImageFormat::Jpeg));
        assert_eq!(image.pixels.dimensions(), size, "{width}×{height}");
        let bytes = image.jpeg.expect("it stays a JPEG").len();
        assert!(bytes < 400_000, "{width}×{height}: {bytes} bytes");
    }
    let image = shown("photo.png", encoded(&grainy(1500, 2000), ImageFormat::Png));
    assert!(image.jpeg.is_some_and(|jpeg| jpeg.len() < 300_000), "a photograph becomes a JPEG");
    let image = shown("photo.png", encoded(&quarters(360, 480), ImageFormat::Png));
    assert!(image.jpeg.is_none() && image.pixels == quarters(360, 480).into_rgb8(), "a drawing stays as it is");
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    for bytes in [encoded(&grainy(900, 1200), ImageFormat::Jpeg), encoded(&grainy(900, 1200), ImageFormat::WebP)] {
        let run = || with("photo", &bytes).args(["build", "me.yaml", "-l", "ko-form", "-o", "-"]).clean().stdout;
        assert!(run() == run());
    }
}

#[test]
fn names_are_found_as_the_disk_spells_them() {
    use unicode_normalization::UnicodeNormalization;
    let bytes = encoded(&quarters(360, 480), ImageFormat::Png);
    let (composed, decomposed) = ("사진/증명사진 é.png", "사진/증명사진 é.png".nfd().collect::<String>());
    for (written, disk) in [(composed, decomposed.as_str()), (&decomposed, composed), (&decomposed, &decomposed)] {
        let test = Test::new().profile(&profile(&format!("'{written}'"))).file(disk, &bytes);
        let done = test.args(["build", "me.yaml", "-l", "ko-form", "-o", "-"]).run();
        assert_eq!(done.status, 0, "{}", done.stderr);
        assert_eq!(done.stream().images().len(), 1);
    }
}

#[cfg(unix)]
#[test]
fn another_spelling_leads_no_link_out_of_the_folder() {
    use unicode_normalization::UnicodeNormalization;
    let name: String = "사진".nfd().collect();
    let link = |folder: &std::path::Path| {
        std::os::unix::fs::symlink("../secret.png", folder.join("here").join(&name)).expect("a link");
    };
    let test = Test::new().file("secret.png", encoded(&quarters(360, 480), ImageFormat::Png));
    let test = test.file("here/me.yaml", profile("사진")).prepare(link).within("here");
    let done = test.args(["check", "me.yaml", "-l", "ko-form"]).run();
    assert!(done.stderr.contains("the image `사진` lies outside the profile's folder"), "{}", done.stderr);
}

/// The head of a PNG of that size, with a chunk for each of its claims.
fn claim(width: u32, height: u32, depth: u8, color: u8) -> Vec<u8> {
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let body = [name.as_slice(), content].concat();
        let mut crc = u32::MAX;
        for byte in &body {
            crc = (0..8)
                .fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 });
        }
        [&(content.len() as u32).to_be_bytes()[..], &body, &(!crc).to_be_bytes()[..]].concat()
    };
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, color, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1A\n".as_slice(), &chunk(b"IHDR", &header), &chunk(b"IDAT", b"\x78\x9C"), &chunk(b"IEND", b"")]
        .concat()
}

#[test]
fn a_picture_is_refused_by_its_size_before_it_is_decoded() {
    let told = |size: &str| {
        format!(
            "the image `photo` has {size} pixels, which take too much memory (scale it down: at 3×4 cm no more than 708×944 can be seen)"
        )
    };
    assert_eq!(refused("photo", claim(10_000, 10_000, 16, 6)), told("10000×10000"));
    assert_eq!(refused("photo", claim(100_000, 100_000, 1, 0)), told("100000×100000"));
    let mut bytes = encoded(&quarters(16, 16), ImageFormat::Jpeg);
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame");
    bytes[frame + 5..frame + 9].fill(0xFF);
    assert_eq!(refused("photo", &bytes), told("65535×65535"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_largest_pictures_are_read_in_bounded_memory() {
    let square = |side: u32| DynamicImage::ImageRgba16(image::ImageBuffer::new(side, side));
    let jpeg = encoded(&quarters(5000, 6000), ImageFormat::Jpeg);
    for (name, bytes) in [("rgba16.png", encoded(&square(4000), ImageFormat::Png)), ("camera.jpg", jpeg)] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("me.yaml"), profile(name)).expect("a file");
        std::fs::write(folder.path().join(name), bytes).expect("a file");
        let mut command = assert_cmd::Command::new("sh");
        command.args(["-c", "ulimit -d 524288 && exec \"$0\" check me.yaml -l ko-form"]);
        command.arg(assert_cmd::cargo::cargo_bin!("jikji")).current_dir(folder.path());
        let output = command.timeout(std::time::Duration::from_secs(30)).output().expect("the program runs");
        assert_eq!((String::from_utf8_lossy(&output.stderr).as_ref(), output.status.code()), ("", Some(0)), "{name}");
    }
}

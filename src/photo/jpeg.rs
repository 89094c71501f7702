//! JPEG pictures: their segments, with and without metadata, and their pixels.

use std::borrow::Cow;

use image::metadata::Orientation;
use image::{GrayImage, RgbImage, RgbaImage};
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::picture::{Fault, Picture, Pixels, bound};

/// What the segment begins with that says how colours are coded.
const ADOBE: &[u8] = b"Adobe";
/// The length of that segment's content.
const ADOBE_LENGTH: usize = 12;
/// The marker behind the last pixel.
const END: [u8; 2] = [0xFF, 0xD9];
/// At most this many bytes are read before they are needed.
const LOOKAHEAD: usize = 8;
/// A picture that is not decoded line by line is held once more, in numbers of two bytes.
const COEFFICIENTS: u64 = 2;

/// The segments of a file, up to the end of its picture: what stands behind it is another one, a film or a phone's notes.
#[derive(Debug, Default)]
struct Segments {
    /// What the picture needs, as a file.
    plain: Vec<u8>,
    /// Whether inks are stored the other way round, as programs of Adobe do and all that say how colours are coded.
    adobe: bool,
    /// How often pixels are gone through.
    scans: usize,
    /// Whether the first of these has less than the picture.
    progressive: bool,
    /// How the picture has to be turned.
    turn: Option<Orientation>,
    /// The parts of the colour profile with their numbers.
    icc: Vec<(u8, Vec<u8>)>,
}

/// Reads a picture, all of which has to be there.
pub(super) fn read(bytes: &[u8]) -> Result<Picture, Fault> {
    let mut segments = Segments::of(bytes).ok_or(Fault::Damaged)?;
    let pixels = segments.decode()?;
    let jpeg = matches!(pixels, Pixels::Light(_)).then_some(segments.plain);
    segments.icc.sort_by_key(|(number, _)| *number);
    let icc: Vec<u8> = segments.icc.into_iter().flat_map(|(_, part)| part).collect();
    Ok(Picture {
        pixels,
        icc: (!icc.is_empty()).then_some(icc),
        turn: segments.turn.unwrap_or(Orientation::NoTransforms),
        jpeg,
    })
}

impl Segments {
    /// Sorts the segments of a file; nothing if it ends before its picture does.
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut found = Self { plain: vec![0xFF, 0xD8], ..Self::default() };
        let mut at = 2;
        loop {
            at += next_marker(bytes.get(at..)?)?;
            let marker = bytes[at + 1];
            let start = at + 2;
            at = match marker {
                // The end.
                0xD9 => {
                    found.plain.extend(END);
                    return Some(found);
                }
                // Markers without content.
                0x01 | 0xD8 => start,
                _ => {
                    let length: [u8; 2] = bytes.get(start..start + 2)?.try_into().ok()?;
                    let end = start + usize::from(u16::from_be_bytes(length));
                    let content = bytes.get(start + 2..end)?;
                    let end = if marker == 0xDA { end + next_marker(bytes.get(end..)?)? } else { end };
                    found.sort(marker, content, &bytes[start..end]);
                    end
                }
            };
        }
    }

    /// Keeps a segment that the picture needs, and of others what is good to know.
    fn sort(&mut self, marker: u8, content: &[u8], whole: &[u8]) {
        match marker {
            0xE1 => {
                if let (None, Some(exif)) = (self.turn, content.strip_prefix(b"Exif\0\0")) {
                    self.turn = Orientation::from_exif_chunk(exif);
                }
            }
            0xE2 => {
                if let Some([number, _, part @ ..]) = content.strip_prefix(b"ICC_PROFILE\0") {
                    self.icc.push((*number, part.to_vec()));
                }
            }
            0xEE if content.starts_with(ADOBE) && content.len() >= ADOBE_LENGTH && !self.adobe => {
                self.adobe = true;
                self.keep(marker, &[&[0, ADOBE_LENGTH as u8 + 2], &content[..ADOBE_LENGTH]].concat());
            }
            // Tables, frames and scans; all else only says something.
            0xC0..=0xCF | 0xDA..=0xDF => {
                self.scans += usize::from(marker == 0xDA);
                self.progressive |= marker == 0xC2;
                self.keep(marker, whole);
            }
            _ => {}
        }
    }

    fn keep(&mut self, marker: u8, whole: &[u8]) {
        self.plain.extend([0xFF, marker]);
        self.plain.extend(whole);
    }

    /// Whether the pixels are decoded from top to bottom, once.
    fn in_one_go(&self) -> bool {
        self.scans == 1 && !self.progressive
    }

    /// The file without the mark of its end, behind which a decoder takes what is missing for black. Then it finds the end of
    /// the file instead, which is an error; what it only looks ahead to stands there.
    fn without_end(&self) -> Cow<'_, [u8]> {
        match self.plain.strip_suffix(&END).filter(|_| self.in_one_go()) {
            Some(pixels) => [pixels, &[0; LOOKAHEAD]].concat().into(),
            None => self.plain.as_slice().into(),
        }
    }

    /// Decodes the picture strictly: what is embedded is what was found to be right.
    fn decode(&self) -> Result<Pixels, Fault> {
        let fault = |error| match error {
            DecodeErrors::Unsupported(_) => Fault::RareJpeg,
            _ => Fault::Damaged,
        };
        let data = self.without_end();
        let options = DecoderOptions::default().set_strict_mode(true);
        let options = options.set_max_width(usize::from(u16::MAX)).set_max_height(usize::from(u16::MAX));
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&*data), options);
        decoder.decode_headers().map_err(fault)?;
        let (width, height) = decoder.dimensions().ok_or(Fault::Damaged)?;
        let (width, height) = (width as u32, height as u32);
        let coded = decoder.input_colorspace().ok_or(Fault::Damaged)?;
        let (wanted, channels) = match coded {
            ColorSpace::Luma => (ColorSpace::Luma, 1),
            ColorSpace::YCbCr | ColorSpace::RGB => (ColorSpace::RGB, 3),
            ColorSpace::CMYK | ColorSpace::YCCK => (coded, 4),
            _ => return Err(Fault::RareJpeg),
        };
        let held = if self.in_one_go() { 1 } else { 1 + COEFFICIENTS };
        bound((width, height), channels * held)?;
        decoder.set_options(options.jpeg_set_out_colorspace(wanted));
        let samples = decoder.decode().map_err(fault)?;
        let pixels = match channels {
            1 => GrayImage::from_raw(width, height, samples).map(|grey| Pixels::Light(grey.into())),
            3 => RgbImage::from_raw(width, height, samples).map(|rgb| Pixels::Light(rgb.into())),
            _ => RgbaImage::from_raw(width, height, self.ink(samples, coded)).map(Pixels::Ink),
        };
        pixels.ok_or(Fault::Damaged)
    }

    /// Samples of four channels as how much there is of each ink.
    fn ink(&self, mut samples: Vec<u8>, coded: ColorSpace) -> Vec<u8> {
        if coded == ColorSpace::YCCK {
            to_cmyk(&mut samples);
        }
        if self.adobe {
            samples.iter_mut().for_each(|ink| *ink = 255 - *ink);
        }
        samples
    }
}

/// How far away the next marker is. Among pixels, 0xFF is followed by 0 or by the number of a restart.
fn next_marker(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF | 0xD0..=0xD7))
}

/// Brightness and two differences of colour (ITU-T T.871) to cyan, magenta and yellow; black stays.
fn to_cmyk(samples: &mut [u8]) {
    for sample in samples.chunks_exact_mut(4) {
        let [y, cb, cr] = [f32::from(sample[0]), f32::from(sample[1]) - 128.0, f32::from(sample[2]) - 128.0];
        let light = [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb];
        for (ink, light) in sample.iter_mut().zip(light) {
            *ink = 255 - light.round().clamp(0.0, 255.0) as u8;
        }
    }
}

"""Writes the pictures beside it, and what Pillow reads from each as NAME.ppm: python3 make_images.py

Transparent pictures are laid on white, EXIF orientations are applied, animations give their first frame, and no colour
profile is applied. What Pillow cannot write (16 bits a channel, interlaced PNG, YCCK) is put together here.
"""
import pathlib
import struct
import zlib

import numpy
from PIL import Image, ImageOps

here = pathlib.Path(__file__).parent
height, width = 23, 37


def picture(height, width):
    """Smooth colours, so that lossy formats stay close, and a dark and a bright patch that no symmetry maps to themselves."""
    y, x = numpy.mgrid[0:height, 0:width].astype(float)
    red = 40 + 180 * x / width
    green = 200 - 150 * y / height
    blue = 128 + 90 * numpy.sin(x / 6 + y / 9)
    values = numpy.stack([red, green, blue], axis=2)
    values[2 : height // 3, 3 : width // 4] = [30, 40, 60]
    values[height // 2 : -2, -width // 4 : -1] = [240, 230, 90]
    return values.round().clip(0, 255).astype("u1")


def on_white(image):
    image = ImageOps.exif_transpose(image)
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


def expect(name, image=None):
    path = here / name
    (image or on_white(Image.open(path))).save(path.with_name(path.name + ".ppm"))


def save(name, image, **options):
    image.save(here / name, **options)
    expect(name)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colour, interlace, rows):
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def exif(orientation):
    data = Image.Exif()
    data[0x0112] = orientation
    return data.tobytes()


pixels = picture(height, width)
rgb = Image.fromarray(pixels)
grey = rgb.convert("L")
alpha = numpy.linspace(0, 255, width * height).reshape(height, width).astype("u1")
rgba = Image.fromarray(numpy.dstack([pixels, alpha]))
palette = rgb.quantize(16)

save("rgb.png", rgb)
save("grey.png", grey)
save("palette.png", palette)
save("palette-transparent.png", palette, transparency=3)
save("rgba.png", rgba)
save("grey-alpha.png", rgba.convert("LA"))
save("bits.png", grey.convert("1"))
save("one.png", Image.new("RGB", (1, 1), (10, 200, 30)))
save("rotated.png", rgb, exif=exif(6))

# 16 bits a channel: the expected value is the nearest of 8 bits.
wide = pixels.astype(">u2") * 257 + 60
for name, colour, samples in [("rgb16.png", 2, wide), ("grey16.png", 0, wide[:, :, :1])]:
    (here / name).write_bytes(png(width, height, 16, colour, 0, [row.astype(">u2").tobytes() for row in samples]))
    nearest = numpy.broadcast_to((samples / 257).round().astype("u1"), pixels.shape)
    expect(name, Image.fromarray(numpy.ascontiguousarray(nearest)))

# The seven passes of Adam7: first row, first column, step of rows, step of columns.
passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
rows = [row.tobytes() for (y, x, dy, dx) in passes for row in pixels[y::dy, x::dx]]
(here / "interlaced.png").write_bytes(png(width, height, 8, 2, 1, rows))
expect("interlaced.png")

# A header that promises 3.6 thousand million pixels, and no pixels.
(here / "lying-header.png.bin").write_bytes(png(60000, 60000, 8, 2, 0, []))

save("rgb.jpg", rgb, quality=90)
save("full-colour.jpg", rgb, quality=90, subsampling=0)
save("grey.jpg", grey, quality=90)
save("progressive.jpg", rgb, quality=90, progressive=True)
save("one.jpg", Image.new("RGB", (1, 1), (10, 200, 30)))
for orientation in range(1, 9):
    save(f"orientation{orientation}.jpg", rgb, quality=90, subsampling=0, exif=exif(orientation))

# Cyan, magenta, yellow, black: as Adobe writes it (inverted), without Adobe's marker, and as YCCK.
black = (255 - pixels.max(axis=2)) // 2
light = 255 - black.astype(int)
inks = numpy.dstack([(light - pixels[:, :, c].astype(int)) * 255 // light for c in range(3)] + [black]).clip(0, 255).astype("u1")
save("cmyk.jpg", Image.fromarray(inks, "CMYK"), quality=92, subsampling=0)
adobe = (here / "cmyk.jpg").read_bytes()
marker = adobe.index(b"\xff\xee")
length = struct.unpack(">H", adobe[marker + 2 : marker + 4])[0]
(here / "cmyk-unmarked.jpg").write_bytes(adobe[:marker] + adobe[marker + 2 + length :])
expect("cmyk-unmarked.jpg")

luma = numpy.asarray(Image.fromarray(255 - inks[:, :, :3]).convert("YCbCr"))
save("ycck.jpg", Image.fromarray(numpy.dstack([255 - luma, black]), "CMYK"), quality=92, subsampling=0)
ycck = bytearray((here / "ycck.jpg").read_bytes())
ycck[ycck.index(b"Adobe") + 11] = 2
(here / "ycck.jpg").write_bytes(ycck)
expect("ycck.jpg")

save("lossy.webp", rgb, quality=90)
save("lossy-alpha.webp", rgba, quality=90)
save("lossless.webp", rgb, lossless=True)
save("lossless-alpha.webp", rgba, lossless=True, exact=True)
save("rotated.webp", rgb, lossless=True, exif=exif(6))
save("rgb.bmp", rgb)
save("palette.bmp", palette)
save("animated.gif", palette, save_all=True, append_images=[Image.new("RGB", rgb.size, "red").quantize(4)])
save("transparent.gif", palette, transparency=3)

# Reduced as Pillow's antialiased bilinear filter does it: short side 24, 16 and 7.
large = Image.fromarray(picture(96, 160))
save("large.png", large)
for side in [24, 16, 7]:
    expect(f"large.png.{side}", large.resize((round(160 * side / 96), side), Image.BILINEAR))

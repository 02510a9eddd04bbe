"""Screenshots that a repository can carry."""

from PIL import Image

COLOURS = 32


def shrink(folder):
    """Every picture of the folder with a few colours only: pages have no more."""
    for path in sorted(folder.glob("*.png")):
        with Image.open(path) as picture:
            few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)

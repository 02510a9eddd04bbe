"""A film of a printed stamp, as Chromium takes it for its camera: YUV4MPEG2, one grey picture again and again."""

import subprocess

WIDTH, HEIGHT = 640, 480
DOTS_PER_INCH = 110
FRAMES = 5


def film_of(paper, folder):
    """The first page of the PDF `paper`, printed and held before the camera; the path of the film."""
    (folder / "paper.pdf").write_bytes(paper)
    size = [str(each) for pair in zip(("-x", "-y", "-W", "-H"), (20, 120, WIDTH, HEIGHT)) for each in pair]
    subprocess.run(
        ["pdftoppm", "-gray", "-r", str(DOTS_PER_INCH), "-f", "1", "-l", "1", "-singlefile", *size, folder / "paper.pdf",
         folder / "paper"],
        check=True, timeout=60,
    )
    film = folder / "camera.y4m"
    film.write_bytes(y4m(grey_of(folder / "paper.pgm")))
    return film


def grey_of(picture):
    """The rows of a binary PGM, filled with white to the size of the film."""
    kind, size, _, points = picture.read_bytes().split(b"\n", 3)
    assert kind == b"P5", kind
    width, height = map(int, size.split())
    rows = [points[at * width : (at + 1) * width] for at in range(height)]
    rows = [row + b"\xff" * (WIDTH - len(row)) for row in rows]
    return b"".join(rows) + b"\xff" * WIDTH * (HEIGHT - len(rows))


def y4m(grey):
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode()
    frame = b"FRAME\n" + grey + b"\x80" * (WIDTH * HEIGHT // 2)
    return head + frame * FRAMES

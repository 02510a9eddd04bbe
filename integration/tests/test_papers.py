"""What the citizen prints or shows: the code as picture and drawing, the stamp as a page."""

import re
import subprocess

import pytest

from client import expect_problem
from purchase import PASSPORT, buy, local
from svg_raster import to_bitmap

LANGUAGES = ("ar", "fr", "en", "es")


@pytest.fixture(scope="module")
def papers(house):
    """A paid order in each language."""
    return {language: buy(house, PASSPORT, language=language) for language in LANGUAGES}


def fetch(public, stamp, link):
    answer = public.get(local(stamp[link]))
    assert answer.status == 200, answer
    return answer


def scanned(picture):
    """What a scanner reads off a picture, without the newline that zbarimg adds."""
    done = subprocess.run(
        ["zbarimg", "--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", picture], capture_output=True, check=True
    )
    return done.stdout.removesuffix(b"\n")


def test_the_picture_is_read_back_byte_by_byte(public, papers, tmp_path):
    for _, paid in papers.values():
        [stamp] = paid["stamps"]
        answer = fetch(public, stamp, "qr_png_url")
        assert answer.headers.get_content_type() == "image/png"
        picture = tmp_path / "code.png"
        picture.write_bytes(answer.body)
        assert scanned(picture) == stamp["text"].encode()


def test_the_drawing_is_read_back_byte_by_byte(public, papers, tmp_path):
    for _, paid in papers.values():
        [stamp] = paid["stamps"]
        answer = fetch(public, stamp, "qr_svg_url")
        assert answer.headers.get_content_type() == "image/svg+xml"
        picture = tmp_path / "code.pbm"
        picture.write_bytes(to_bitmap(answer.body.decode(), pixels_a_module=6))
        assert scanned(picture) == stamp["text"].encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_page_is_read_back_byte_by_byte(public, papers, language, tmp_path):
    _, paid = papers[language]
    [stamp] = paid["stamps"]
    (tmp_path / "stamp.pdf").write_bytes(fetch(public, stamp, "pdf_url").body)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", "stamp.pdf", "page"], cwd=tmp_path, check=True)
    [page] = tmp_path.glob("page*.png")
    assert scanned(page) == stamp["text"].encode()


WORDS = {
    "ar": ["جواز", "باريس"],
    "fr": ["Passeport biométrique", "Consulat général du Royaume du Maroc à Paris"],
    "en": ["Biometric passport", "Consulate General of the Kingdom of Morocco in Paris"],
    "es": ["Pasaporte biométrico", "Consulado General del Reino de Marruecos en París"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_it_in_the_citizens_language(public, papers, language):
    _, paid = papers[language]
    [stamp] = paid["stamps"]
    page = fetch(public, stamp, "pdf_url").body
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=page, capture_output=True, check=True)
    text = re.sub(r"\s+", " ", done.stdout.decode())
    for words in WORDS[language]:
        assert words in text, text
    digits = stamp["number"]
    groups = "[ \N{NO-BREAK SPACE}]".join(digits[at:at + 4] for at in range(0, 16, 4))
    assert re.search(groups, text), text


def test_papers_are_read_with_their_link_or_the_orders_token_only(public, papers):
    order, paid = papers["fr"]
    other_order, other = papers["en"]
    [stamp], [foreign] = paid["stamps"], other["stamps"]
    for file in ("stamp.pdf", "qr.svg", "qr.png"):
        path = f"/api/v1/stamps/{stamp['number']}/{file}"
        assert public.get(path, bearer=order.token).status == 200
        link = local(foreign["pdf_url"]).split("?t=")[1]
        for address, bearer in ((path, None), (path, other_order.token), (f"{path}?t=", None), (f"{path}?t={link}", None)):
            expect_problem(404, "E_NOT_FOUND", public.get(address, bearer=bearer))
    unknown = "/api/v1/stamps/4071883529061770/stamp.pdf"
    expect_problem(404, "E_NOT_FOUND", public.get(unknown, bearer=order.token))


def test_a_link_opens_papers_and_nothing_else(public, papers):
    order, paid = papers["fr"]
    link = local(paid["stamps"][0]["pdf_url"]).split("?t=")[1]
    expect_problem(404, "E_NOT_FOUND", public.get(order.path, bearer=link))
    expect_problem(404, "E_NOT_FOUND", public.get(f"{order.path}?t={link}"))

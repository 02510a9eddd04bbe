#include "adapters/render/qr.hpp"

#include "adapters/render/failure.hpp"
#include "adapters/render/owned.hpp"

#include <qrencode.h>

#include <utility>

namespace etimbre::adapters::render {

namespace {

using Input = Owned<QRinput, QRinput_free>;
using Code = Owned<QRcode, QRcode_free>;

Code encode(std::string_view text)
{
    Input const input{QRinput_new2(11, QR_ECLEVEL_Q)};
    if (!input) throw RenderFailure{"The code cannot be drawn: libqrencode has no memory."};
    auto const* const bytes = reinterpret_cast<unsigned char const*>(text.data());
    if (QRinput_append(input.get(), QR_MODE_AN, static_cast<int>(text.size()), bytes) != 0)
        throw RenderFailure{"The code cannot be drawn: the text has a character that no stamp has."};
    return Code{QRcode_encodeInput(input.get())};
}

} // namespace

QrSymbol draw(std::string_view text)
{
    // Past its capacity the library moves to version 12 without a word, hence the second look at the width.
    if (text.empty() || text.size() > QrSymbol::capacity)
        throw RenderFailure{"The code cannot be drawn: the text is empty or longer than 259 characters."};
    auto const code = encode(text);
    if (!code || !std::in_range<std::size_t>(code->width) || std::size_t(code->width) != QrSymbol::side)
        throw RenderFailure{"The code cannot be drawn: libqrencode did not make a version 11 symbol."};

    QrSymbol symbol;
    for (std::size_t row = 0; row < QrSymbol::side; ++row)
        for (std::size_t column = 0; column < QrSymbol::side; ++column)
            if ((code->data[row * QrSymbol::side + column] & 1U) != 0) symbol.darken(column, row);
    return symbol;
}

} // namespace etimbre::adapters::render

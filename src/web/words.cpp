#include "web/words.hpp"

#include "web/words_by_language.hpp"

namespace etimbre::web {

Words const& words_in(core::Language language)
{
    switch (language) {
    case core::Language::ar:
        return arabic_words();
    case core::Language::fr:
        return french_words();
    case core::Language::en:
        return english_words();
    case core::Language::es:
        return spanish_words();
    }
    return french_words();
}

} // namespace etimbre::web

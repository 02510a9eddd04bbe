#include "web/keep_words.hpp"

namespace etimbre::web {
namespace {

constexpr KeepWords arabic{
    .picture = "حفظ صورة الرمز",
    .share = "إضافة إلى الهاتف أو إرسال",
    .used = "استُعمل في",
    .voided = "أُلغي في",
};

constexpr KeepWords french{
    .picture = "Enregistrer l’image du code",
    .share = "Ajouter au téléphone ou envoyer",
    .used = "Utilisé le",
    .voided = "Annulé le",
};

constexpr KeepWords english{
    .picture = "Save the picture of the code",
    .share = "Add to the phone or send",
    .used = "Used on",
    .voided = "Voided on",
};

constexpr KeepWords spanish{
    .picture = "Guardar la imagen del código",
    .share = "Añadir al teléfono o enviar",
    .used = "Usado el",
    .voided = "Anulado el",
};

} // namespace

KeepWords const& keep_words_in(core::Language language)
{
    switch (language) {
    case core::Language::ar:
        return arabic;
    case core::Language::fr:
        return french;
    case core::Language::en:
        return english;
    case core::Language::es:
        return spanish;
    }
    return french;
}

} // namespace etimbre::web

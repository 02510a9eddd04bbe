#include "web/keep_words.hpp"

#include "core/in_language.hpp"

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
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::web

#include "letters/letter_words.hpp"

#include "core/in_language.hpp"

namespace etimbre::letters {
namespace {

constexpr LetterWords arabic{
    .greeting = "السلام عليكم ",
    .after_greeting = "،",
    .link =
        {"رابط الطلب",
         "طُلب هذا الرابط من صفحة «استرجاع طوابعي». وهو يفتح الطلب وطوابعه على أي جهاز. إذا لم تكونوا من طلبه "
         "فلا داعي للقيام بأي شيء."},
    .open = "فتح الطلب",
    .attached_one = "الطابع مرفق بهذه الرسالة، جاهز للطباعة (PDF).",
    .attached_many = "الطوابع مرفقة بهذه الرسالة، جاهزة للطباعة (PDF).",
    .too_many = "الطوابع أكثر من أن تُرفق بالرسالة؛ والرابط يفتحها كلها.",
    .keep = "يُرجى الاحتفاظ بهذه الرسالة. يفتح الرابط الطلب دون كلمة سر، فلا يُعطى إلا لمن هو أهل للثقة.",
    .automatic = "أُرسلت هذه الرسالة تلقائيا.",
};

constexpr LetterWords french{
    .greeting = "Bonjour ",
    .after_greeting = ",",
    .link =
        {"Le lien de votre commande",
         "Ce lien a été demandé sur la page « Retrouver mes timbres ». Il ouvre la commande et ses timbres "
         "sur tout appareil. Si vous n’avez rien demandé, vous n’avez rien à faire."},
    .open = "Ouvrir la commande",
    .attached_one = "Le timbre est joint à ce message, prêt à imprimer (PDF).",
    .attached_many = "Les timbres sont joints à ce message, prêts à imprimer (PDF).",
    .too_many = "Les timbres sont trop nombreux pour être joints : le lien les ouvre tous.",
    .keep = "Gardez ce message. Le lien ouvre la commande sans mot de passe : ne le donnez qu’à une personne "
            "de confiance.",
    .automatic = "Ce message a été envoyé automatiquement.",
};

constexpr LetterWords english{
    .greeting = "Hello ",
    .after_greeting = ",",
    .link =
        {"The link of your order",
         "This link was asked for on the page “Find my stamps”. It opens the order and its stamps on any "
         "device. If it was not you, there is nothing to do."},
    .open = "Open the order",
    .attached_one = "The stamp is attached to this message, ready to print (PDF).",
    .attached_many = "The stamps are attached to this message, ready to print (PDF).",
    .too_many = "The stamps are too many to be attached: the link opens them all.",
    .keep = "Keep this message. The link opens the order without a password: give it only to somebody you "
            "trust.",
    .automatic = "This message was sent automatically.",
};

constexpr LetterWords spanish{
    .greeting = "Hola, ",
    .after_greeting = ":",
    .link =
        {"El enlace de su pedido",
         "Este enlace se pidió en la página «Recuperar mis timbres». Abre el pedido y sus timbres en "
         "cualquier dispositivo. Si no lo ha pedido, no tiene que hacer nada."},
    .open = "Abrir el pedido",
    .attached_one = "El timbre va adjunto a este mensaje, listo para imprimir (PDF).",
    .attached_many = "Los timbres van adjuntos a este mensaje, listos para imprimir (PDF).",
    .too_many = "Los timbres son demasiados para adjuntarlos: el enlace los abre todos.",
    .keep = "Guarde este mensaje. El enlace abre el pedido sin contraseña: déselo solo a una persona de "
            "confianza.",
    .automatic = "Este mensaje se ha enviado automáticamente.",
};

} // namespace

LetterWords const& letter_words_in(core::Language language)
{
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::letters

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
    .refund_begun =
        {"استرداد المبلغ في الطريق",
         "أُلغيت الطوابع أسفله ولا يمكن استعمالها بعد الآن. ويعود المبلغ إلى البطاقة التي تم بها الأداء، خلال "
         "بضعة أيام في الغالب."},
    .refund_done =
        {"تم رد المبلغ",
         "أعاد البنك المبلغ إلى البطاقة التي تم بها الأداء. ويظهر في الحساب حسب البنك، خلال بضعة أيام في "
         "الغالب."},
    .refund_failed =
        {"رفض البنك رد المبلغ",
         "لم يتمكن البنك من إعادة المبلغ إلى البطاقة. لن يضيع شيء: تبحث الخزينة عن طريقة أخرى، ويبقى المبلغ "
         "مستحقا لكم."},
    .refunded = "المبلغ المسترد",
    .kept = "المبلغ المقتطع",
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
    .refund_begun =
        {"Votre remboursement est en route",
         "Les timbres ci-dessous sont annulés et ne peuvent plus servir. L’argent revient sur la carte qui a "
         "payé, le plus souvent en quelques jours."},
    .refund_done =
        {"Vous êtes remboursé",
         "La banque a rendu l’argent à la carte qui a payé. Il paraît sur le compte selon la banque, le plus "
         "souvent en quelques jours."},
    .refund_failed =
        {"La banque a refusé le remboursement",
         "La banque n’a pas pu rendre l’argent à la carte. Rien n’est perdu : la trésorerie cherche un autre "
         "moyen, et la somme vous reste due."},
    .refunded = "Remboursé",
    .kept = "Retenu",
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
    .refund_begun =
        {"Your refund is on its way",
         "The stamps below were voided and can no longer be used. The money goes back to the card that paid, "
         "mostly within a few days."},
    .refund_done =
        {"You have been refunded",
         "The bank has given the money back to the card that paid. When it shows on the account depends on "
         "the bank, mostly a few days."},
    .refund_failed =
        {"The bank refused the refund",
         "The bank could not give the money back to the card. Nothing is lost: the treasury looks for "
         "another way, and the amount is still owed to you."},
    .refunded = "Refunded",
    .kept = "Kept",
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
    .refund_begun =
        {"Su reembolso está en camino",
         "Los timbres siguientes se han anulado y ya no se pueden usar. El dinero vuelve a la tarjeta que "
         "pagó, por lo general en unos días."},
    .refund_done =
        {"Se le ha reembolsado",
         "El banco ha devuelto el dinero a la tarjeta que pagó. Según el banco, aparece en la cuenta al cabo "
         "de unos días."},
    .refund_failed =
        {"El banco ha rechazado el reembolso",
         "El banco no ha podido devolver el dinero a la tarjeta. Nada se pierde: la tesorería busca otra "
         "vía, y el importe se le sigue debiendo."},
    .refunded = "Reembolsado",
    .kept = "Retenido",
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

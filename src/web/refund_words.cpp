#include "web/refund_words.hpp"

#include "core/in_language.hpp"

namespace etimbre::web {
namespace {

constexpr RefundWords arabic{
    .question =
        {"إعادة طابع لم يُستعمل",
         "يُلغى الطابع فورا ولا يمكن استعماله بعد ذلك. ويعود المبلغ إلى البطاقة التي تم بها الأداء."},
    .link = "إعادة طابع لم يُستعمل واسترداد المبلغ",
    .choose = "ما هي الطوابع التي تعيدونها؟",
    .back = "المبلغ المسترد:",
    .kept = "المبلغ المقتطع:",
    .when = "يُرسل الطلب إلى البنك حالا. ويظهر المبلغ في الحساب حسب البنك، خلال بضعة أيام في الغالب.",
    .email = "البريد الإلكتروني للطلب",
    .email_hint = "حتى لا يعيد شخص آخر طابعكم",
    .give_back = "إعادة الطوابع المختارة",
    .nothing =
        {"لا يوجد طابع يمكن إعادته",
         "لا يُعاد طابع مستعمل، ولا ملغى، ولا منتهي الصلاحية، ولا طابع انقضى أجل إعادته."},
    .none_chosen = "يُرجى اختيار طابع واحد على الأقل",
    .email_wrong = "ليس هذا هو البريد الإلكتروني للطلب",
    .too_late = "لم يعد بالإمكان إعادة أحد هذه الطوابع، ولم يتغير شيء. يُرجى التحقق من حالتها أسفله.",
    .again = "بقيت هذه الصفحة مفتوحة طويلا. لم يضع شيء: يُرجى الإرسال مرة أخرى.",
    .heading = "استرداد المبلغ",
    .states =
        {"في الطريق إلى البنك",
         "في انتظار موافقة شخص ثان",
         "في الطريق إلى البنك",
         "وافق البنك، ونتأكد من إعادة المبلغ",
         "أُعيد إلى البطاقة",
         "لم يقبل البنك إعادته. نبحث عن طريقة أخرى، ولن يضيع شيء."},
};

constexpr RefundWords french{
    .question =
        {"Rendre un timbre non utilisé",
         "Le timbre est annulé aussitôt et ne peut plus servir. L’argent revient sur la carte qui a payé."},
    .link = "Rendre un timbre non utilisé et être remboursé",
    .choose = "Quels timbres rendez-vous ?",
    .back = "Remboursé :",
    .kept = "Retenu :",
    .when =
        "La demande part tout de suite à la banque. L’argent paraît sur le compte selon la banque, le plus "
        "souvent en quelques jours.",
    .email = "Adresse électronique de la commande",
    .email_hint = "Pour que personne d’autre ne rende votre timbre",
    .give_back = "Rendre les timbres choisis",
    .nothing =
        {"Aucun timbre ne peut être rendu",
         "On ne rend pas un timbre utilisé, annulé ou expiré, ni un timbre dont le délai est passé."},
    .none_chosen = "Choisissez au moins un timbre",
    .email_wrong = "Ce n’est pas l’adresse de la commande",
    .too_late =
        "Un de ces timbres ne peut plus être rendu ; rien n’a été changé. Voyez leur état ci-dessous.",
    .again = "Cette page est restée ouverte longtemps. Rien n’est perdu : envoyez-la encore une fois.",
    .heading = "Remboursement",
    .states =
        {"en route vers la banque",
         "attend l’accord d’une deuxième personne",
         "en route vers la banque",
         "accepté par la banque, nous nous en assurons",
         "revenu sur la carte",
         "refusé par la banque : nous cherchons un autre moyen, rien n’est perdu"},
};

constexpr RefundWords english{
    .question =
        {"Give an unused stamp back",
         "The stamp is voided at once and can no longer be used. The money goes back to the card that paid."},
    .link = "Give an unused stamp back and be refunded",
    .choose = "Which stamps do you give back?",
    .back = "Refunded:",
    .kept = "Kept:",
    .when = "The request goes to the bank at once. When the money shows on the account depends on the bank, "
            "mostly a few days.",
    .email = "E-mail address of the order",
    .email_hint = "So that nobody else gives your stamp back",
    .give_back = "Give the chosen stamps back",
    .nothing =
        {"No stamp can be given back",
         "A stamp that was used, voided or has expired cannot be given back, nor one whose time for it is "
         "over."},
    .none_chosen = "Choose at least one stamp",
    .email_wrong = "This is not the address of the order",
    .too_late =
        "One of these stamps can no longer be given back; nothing was changed. See their state below.",
    .again = "This page was open for long. Nothing is lost: send it once more.",
    .heading = "Refund",
    .states =
        {"on its way to the bank",
         "waits for a second person’s consent",
         "on its way to the bank",
         "accepted by the bank, we make sure of it",
         "given back to the card",
         "refused by the bank: we look for another way, nothing is lost"},
};

constexpr RefundWords spanish{
    .question =
        {"Devolver un timbre sin usar",
         "El timbre se anula en el acto y ya no se puede usar. El dinero vuelve a la tarjeta que pagó."},
    .link = "Devolver un timbre sin usar y recibir el reembolso",
    .choose = "¿Qué timbres devuelve?",
    .back = "Se reembolsa:",
    .kept = "Se retiene:",
    .when = "La petición sale en el acto hacia el banco. Según el banco, el dinero aparece en la cuenta al "
            "cabo de "
            "unos días.",
    .email = "Correo electrónico del pedido",
    .email_hint = "Para que nadie más devuelva su timbre",
    .give_back = "Devolver los timbres elegidos",
    .nothing =
        {"No hay ningún timbre que se pueda devolver",
         "No se devuelve un timbre usado, anulado o caducado, ni uno cuyo plazo ha pasado."},
    .none_chosen = "Elija al menos un timbre",
    .email_wrong = "Esta no es la dirección del pedido",
    .too_late = "Uno de estos timbres ya no se puede devolver; no se ha cambiado nada. Vea su estado abajo.",
    .again = "Esta página estuvo abierta mucho tiempo. No se ha perdido nada: envíela otra vez.",
    .heading = "Reembolso",
    .states =
        {"de camino al banco",
         "espera el acuerdo de una segunda persona",
         "de camino al banco",
         "aceptado por el banco, nos aseguramos de ello",
         "devuelto a la tarjeta",
         "rechazado por el banco: buscamos otra manera, no se pierde nada"},
};

} // namespace

RefundWords const& refund_words_in(core::Language language)
{
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::web

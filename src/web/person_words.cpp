#include "web/person_words.hpp"

#include "core/in_language.hpp"

namespace etimbre::web {
namespace {

constexpr PersonWords arabic{
    .title = "من يؤدي؟",
    .email = "البريد الإلكتروني",
    .email_hint = "لاسترجاع الطابع به فيما بعد",
    .name = "الاسم الكامل",
    .name_hint = "اسم من يؤدي",
    .document = "ربط الطابع بوثيقة هوية",
    .document_hint = "اختياري. لا يُستعمل الطابع عندئذ إلا مع هذه الوثيقة، ولا نحتفظ برقمها.",
    .document_number = "رقم الوثيقة",
    .issuer = "بلد الإصدار",
    .issuer_hint = "ثلاثة أحرف لاتينية، مثل MAR",
    .next = "متابعة إلى الأداء",
    .again = "بقيت هذه الصفحة مفتوحة طويلا. لم يضع شيء: يُرجى الإرسال مرة أخرى.",
    .email_wrong = "يُرجى كتابة بريد إلكتروني مثل nom@exemple.ma",
    .name_wrong = "يُرجى كتابة الاسم الكامل",
    .document_wrong = "رقم الوثيقة من حروف لاتينية وأرقام فقط",
    .issuer_wrong = "يُرجى كتابة ثلاثة أحرف كبيرة مثل MAR",
    .bank_title = "أداء",
    .bank_text = "تفتح الآن صفحة البنك المؤمنة. تُكتب هناك أرقام البطاقة، ولا تمر عبر هذا الموقع.",
    .bank_button = "فتح صفحة البنك",
    .bank_after = "بعد الأداء تعودون إلى هذا الموقع ويظهر الطابع. وإذا انقطع الاتصال فلن يضيع شيء.",
};

constexpr PersonWords french{
    .title = "Qui paie ?",
    .email = "Adresse électronique",
    .email_hint = "Elle servira à retrouver le timbre plus tard",
    .name = "Nom et prénom",
    .name_hint = "De la personne qui paie",
    .document = "Lier le timbre à une pièce d’identité",
    .document_hint =
        "Facultatif. Le timbre ne servira qu’avec cette pièce ; nous n’en gardons pas le numéro.",
    .document_number = "Numéro de la pièce",
    .issuer = "Pays qui l’a délivrée",
    .issuer_hint = "Trois lettres, par exemple MAR",
    .next = "Continuer vers le paiement",
    .again = "Cette page est restée ouverte longtemps. Rien n’est perdu : envoyez-la encore une fois.",
    .email_wrong = "Écrivez une adresse comme nom@exemple.ma",
    .name_wrong = "Écrivez le nom et le prénom",
    .document_wrong = "Le numéro n’a que des lettres et des chiffres",
    .issuer_wrong = "Écrivez trois lettres capitales, par exemple MAR",
    .bank_title = "Payer",
    .bank_text = "La page sécurisée de la banque va s’ouvrir. C’est là que vous écrivez les numéros de votre "
                 "carte ; ils ne passent pas par ce site.",
    .bank_button = "Ouvrir la page de la banque",
    .bank_after = "Après le paiement, vous revenez ici et le timbre s’affiche. Si la connexion est coupée, "
                  "rien n’est perdu.",
};

constexpr PersonWords english{
    .title = "Who pays?",
    .email = "E-mail address",
    .email_hint = "It serves to find the stamp again later",
    .name = "Full name",
    .name_hint = "Of the person who pays",
    .document = "Bind the stamp to a document",
    .document_hint =
        "Optional. The stamp can then be used only with that document; we do not keep its number.",
    .document_number = "Number of the document",
    .issuer = "Country that issued it",
    .issuer_hint = "Three letters, such as MAR",
    .next = "Continue to the payment",
    .again = "This page was open for a long time. Nothing is lost: please send it once more.",
    .email_wrong = "Write an address such as name@example.com",
    .name_wrong = "Write the full name",
    .document_wrong = "The number has letters and digits only",
    .issuer_wrong = "Write three capital letters, such as MAR",
    .bank_title = "Pay",
    .bank_text = "The bank’s secure page opens next. There you write the numbers of your card; they never "
                 "pass through this site.",
    .bank_button = "Open the bank’s page",
    .bank_after = "After the payment you come back here and the stamp appears. If the connection breaks, "
                  "nothing is lost.",
};

constexpr PersonWords spanish{
    .title = "¿Quién paga?",
    .email = "Correo electrónico",
    .email_hint = "Servirá para recuperar el timbre más adelante",
    .name = "Nombre y apellidos",
    .name_hint = "De quien paga",
    .document = "Vincular el timbre a un documento",
    .document_hint = "Opcional. El timbre solo servirá con ese documento; no guardamos su número.",
    .document_number = "Número del documento",
    .issuer = "País que lo expidió",
    .issuer_hint = "Tres letras, por ejemplo MAR",
    .next = "Continuar hacia el pago",
    .again = "Esta página ha estado abierta mucho tiempo. No se ha perdido nada: envíela otra vez.",
    .email_wrong = "Escriba una dirección como nombre@ejemplo.es",
    .name_wrong = "Escriba el nombre y los apellidos",
    .document_wrong = "El número solo tiene letras y cifras",
    .issuer_wrong = "Escriba tres letras mayúsculas, por ejemplo MAR",
    .bank_title = "Pagar",
    .bank_text = "A continuación se abre la página segura del banco. Allí se escriben los números de la "
                 "tarjeta; no pasan por este sitio.",
    .bank_button = "Abrir la página del banco",
    .bank_after =
        "Después del pago vuelve aquí y aparece el timbre. Si se corta la conexión, no se pierde nada.",
};

} // namespace

PersonWords const& person_words_in(core::Language language)
{
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::web

#include "adapters/render/words.hpp"

#include "core/in_language.hpp"

namespace etimbre::adapters::render {

namespace {

constexpr Words arabic{
    .title = "طابع قنصلي إلكتروني",
    .number = "رقم الطابع",
    .amount = "المبلغ المؤدى",
    .receipt = "رسم الوصل",
    .chancery = "الرسم القنصلي",
    .service = "رسم الخدمة",
    .bought = "تاريخ الشراء",
    .valid_until = "صالح إلى غاية",
    .holder_bound = "مرتبط بوثيقة الهوية المذكورة عند الشراء.",
    .use = "عند الشباك",
    .how_to_use = "يُقدَّم هذا الطابع، على الورق أو على شاشة الهاتف، مع وثيقة الهوية. ويُستعمل مرة واحدة.",
    .check = "للتحقق من الطابع",
    .how_to_check = "يمكن لأي شخص التحقق منه في العنوان المكتوب أسفل الصفحة، بالرمز أو بالرقم. "
                    "ولا يفتح الرمز أي موقع أبدا.",
    .change = "إذا تغيرت الخطط",
    .how_to_change = "يمكن استرداد ثمن طابع لم يُستعمل. يُقدَّم الطلب في العنوان المكتوب أسفل الصفحة "
                     "قبل انتهاء الصلاحية.",
    .record = "السجل العمومي",
    .index = "الترتيب في السجل",
    .key = "مفتاح التوقيع",
    .fingerprint = "بصمة المحتوى",
    .code = "رمز الطابع رقم",
    .day_and_time = " على الساعة ",
    .months =
        {"يناير",
         "فبراير",
         "مارس",
         "أبريل",
         "ماي",
         "يونيو",
         "يوليوز",
         "غشت",
         "شتنبر",
         "أكتوبر",
         "نونبر",
         "دجنبر"},
};

constexpr Words french{
    .title = "Timbre électronique consulaire",
    .number = "Numéro du timbre",
    .amount = "Montant payé",
    .receipt = "Quittance",
    .chancery = "Chancellerie",
    .service = "Prestation",
    .bought = "Acheté le",
    .valid_until = "Valable jusqu’au",
    .holder_bound = "Lié à la pièce d’identité indiquée à l’achat.",
    .use = "Au guichet",
    .how_to_use =
        "Présentez ce timbre, sur papier ou téléphone, avec votre pièce d’identité. Il sert une fois.",
    .check = "Pour le vérifier",
    .how_to_check =
        "Chacun peut le vérifier à l’adresse ci-dessous, par code ou numéro. Le code n’ouvre pas de site.",
    .change = "Si vos projets changent",
    .how_to_change =
        "Un timbre non utilisé peut être remboursé. Demandez-le à l’adresse ci-dessous avant son échéance.",
    .record = "Registre public",
    .index = "Rang dans le registre",
    .key = "Clé de signature",
    .fingerprint = "Empreinte du contenu",
    .code = "Code du timbre numéro",
    .day_and_time = " à ",
    .months =
        {"janvier",
         "février",
         "mars",
         "avril",
         "mai",
         "juin",
         "juillet",
         "août",
         "septembre",
         "octobre",
         "novembre",
         "décembre"},
};

constexpr Words english{
    .title = "Consular electronic stamp",
    .number = "Stamp number",
    .amount = "Amount paid",
    .receipt = "Receipt",
    .chancery = "Chancery",
    .service = "Service",
    .bought = "Bought on",
    .valid_until = "Valid until",
    .holder_bound = "Tied to the identity document given at purchase.",
    .use = "At the counter",
    .how_to_use = "Show this stamp, on paper or on your phone, with your identity document. "
                  "It can be used once.",
    .check = "To check it",
    .how_to_check = "Anyone can check it at the address at the foot of this page, with the code or the "
                    "number. The code never opens a website.",
    .change = "If your plans change",
    .how_to_change = "A stamp that has not been used can be refunded. Ask at the address at the foot of "
                     "this page while it is still valid.",
    .record = "Public log",
    .index = "Entry in the log",
    .key = "Signing key",
    .fingerprint = "Content fingerprint",
    .code = "Code of stamp number",
    .day_and_time = ", ",
    .months =
        {"January",
         "February",
         "March",
         "April",
         "May",
         "June",
         "July",
         "August",
         "September",
         "October",
         "November",
         "December"},
};

constexpr Words spanish{
    .title = "Timbre consular electrónico",
    .number = "Número del timbre",
    .amount = "Importe pagado",
    .receipt = "Recibo",
    .chancery = "Cancillería",
    .service = "Servicio",
    .bought = "Comprado el",
    .valid_until = "Válido hasta el",
    .holder_bound = "Vinculado al documento indicado en la compra.",
    .use = "En la ventanilla",
    .how_to_use = "Muestre este timbre, en papel o en su teléfono, con su documento de identidad. "
                  "Sirve una sola vez.",
    .check = "Para comprobarlo",
    .how_to_check = "Cualquier persona puede comprobarlo en la dirección al pie de esta página, con el "
                    "código o con el número. El código nunca abre un sitio web.",
    .change = "Si cambian sus planes",
    .how_to_change = "Un timbre que no se ha usado se puede reembolsar. Pídalo en la dirección al pie de "
                     "esta página antes de que termine su validez.",
    .record = "Registro público",
    .index = "Posición en el registro",
    .key = "Clave de firma",
    .fingerprint = "Huella del contenido",
    .code = "Código del timbre número",
    .day_and_time = ", ",
    .months =
        {"enero",
         "febrero",
         "marzo",
         "abril",
         "mayo",
         "junio",
         "julio",
         "agosto",
         "septiembre",
         "octubre",
         "noviembre",
         "diciembre"},
};

} // namespace

Words const& words_in(core::Language language)
{
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::adapters::render

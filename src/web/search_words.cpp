#include "web/search_words.hpp"

#include "core/in_language.hpp"

namespace etimbre::web {
namespace {

constexpr SearchWords arabic{
    .post =
        {"ما هو مركزكم القنصلي؟", "يُقتنى الطابع الإلكتروني لأداء رسوم خدمة قنصلية، ويُقدَّم في شباك المركز."},
    .search_label = "المدينة أو البلد",
    .search_hint = "بالعربية أو الفرنسية أو الإنجليزية أو الإسبانية",
    .search = "بحث",
    .none_found = {"لم نجد أي مركز بهذا الاسم", "يُرجى التحقق من الكتابة، أو البحث باسم البلد."},
    .many_found = "هناك مراكز أخرى: يُرجى كتابة اسم المدينة.",
    .services = "ما هي الخدمات التي تؤدون عنها؟",
    .services_hint = "يمكن اختيار عدة خدمات. ويُحدَّد العدد في الصفحة الموالية.",
    .parts = "تفصيل الرسم",
    .receipt = "رسم الوصل",
    .chancery = "الرسم القنصلي",
    .service = "رسم الخدمة",
    .parts_about = "تحدد التعريفة القنصلية هذه الأجزاء الثلاثة لكل خدمة، ويُؤدى مجموعها مرة واحدة.",
    .from_age = "السن: ابتداء من",
    .up_to_age = "السن: إلى غاية",
    .lost = "فقط بعد ضياع الأصل",
    .not_lost = "ليس في حالة ضياع الأصل",
    .next = "متابعة",
    .nothing_chosen = "يُرجى اختيار خدمة واحدة على الأقل",
    .too_many = "العدد من 1 إلى 20",
    .wrong = "يُرجى تصحيح ما يلي",
    .total_title = "مجموع ما ستؤدونه",
    .total = "المجموع",
    .quantity = "العدد",
    .update = "إعادة الحساب",
    .about = "أي حوالي",
    .rate = "سعر الصرف:",
    .rate_since = "المعمول به منذ",
    .debit = "يُقتطع المبلغ من البطاقة بالدرهم، وقد يختلف سعر البنك.",
};

constexpr SearchWords french{
    .post =
        {"Quel est votre poste consulaire ?",
         "Le timbre électronique paie les droits d’un service consulaire. Vous le présentez au guichet du "
         "poste."},
    .search_label = "Ville ou pays",
    .search_hint = "En arabe, en français, en anglais ou en espagnol",
    .search = "Chercher",
    .none_found = {"Aucun poste ne porte ce nom", "Vérifiez l’orthographe, ou cherchez par le nom du pays."},
    .many_found = "Il y en a d’autres : écrivez le nom de la ville.",
    .services = "Quels services payez-vous ?",
    .services_hint = "Vous pouvez en choisir plusieurs. Le nombre se précise à la page suivante.",
    .parts = "Détail du droit",
    .receipt = "Droit de quittance",
    .chancery = "Droit de chancellerie",
    .service = "Rémunération de service",
    .parts_about =
        "Le tarif consulaire fixe ces trois parts pour chaque service ; vous payez leur somme, une fois.",
    .from_age = "Âge : à partir de",
    .up_to_age = "Âge : jusqu’à",
    .lost = "Seulement après la perte de l’original",
    .not_lost = "Pas en cas de perte de l’original",
    .next = "Continuer",
    .nothing_chosen = "Choisissez au moins un service",
    .too_many = "Le nombre va de 1 à 20",
    .wrong = "Il reste à corriger",
    .total_title = "Ce que vous allez payer",
    .total = "Total",
    .quantity = "Nombre",
    .update = "Recalculer",
    .about = "Soit environ",
    .rate = "Taux :",
    .rate_since = "en vigueur depuis le",
    .debit = "La carte est débitée en dirhams ; le taux de votre banque peut différer.",
};

constexpr SearchWords english{
    .post =
        {"Which is your consular post?",
         "The electronic stamp pays the fee of a consular service. You show it at the counter of the post."},
    .search_label = "City or country",
    .search_hint = "In Arabic, French, English or Spanish",
    .search = "Search",
    .none_found = {"No post has that name", "Check the spelling, or search by the name of the country."},
    .many_found = "There are more: write the name of the city.",
    .services = "Which services do you pay for?",
    .services_hint = "You may choose several. How many of each comes on the next page.",
    .parts = "What the fee is made of",
    .receipt = "Receipt fee",
    .chancery = "Chancery fee",
    .service = "Service fee",
    .parts_about = "The consular tariff sets these three parts for each service; you pay their sum, once.",
    .from_age = "Age: from",
    .up_to_age = "Age: up to",
    .lost = "Only after the original was lost",
    .not_lost = "Not where the original was lost",
    .next = "Continue",
    .nothing_chosen = "Choose at least one service",
    .too_many = "The number is from 1 to 20",
    .wrong = "Please put right",
    .total_title = "What you are going to pay",
    .total = "Total",
    .quantity = "Number",
    .update = "Work out again",
    .about = "That is about",
    .rate = "Rate:",
    .rate_since = "in force since",
    .debit = "The card is charged in dirhams; your bank’s rate may differ.",
};

constexpr SearchWords spanish{
    .post =
        {"¿Cuál es su oficina consular?",
         "El timbre electrónico paga la tasa de un servicio consular. Se presenta en la ventanilla de la "
         "oficina."},
    .search_label = "Ciudad o país",
    .search_hint = "En árabe, francés, inglés o español",
    .search = "Buscar",
    .none_found =
        {"Ninguna oficina tiene ese nombre", "Compruebe la ortografía o busque por el nombre del país."},
    .many_found = "Hay más: escriba el nombre de la ciudad.",
    .services = "¿Qué servicios va a pagar?",
    .services_hint = "Puede elegir varios. La cantidad se indica en la página siguiente.",
    .parts = "De qué se compone la tasa",
    .receipt = "Derecho de recibo",
    .chancery = "Derecho de cancillería",
    .service = "Derecho de servicio",
    .parts_about =
        "El arancel consular fija estas tres partes para cada servicio; usted paga su suma, una sola vez.",
    .from_age = "Edad: a partir de",
    .up_to_age = "Edad: hasta",
    .lost = "Solo tras la pérdida del original",
    .not_lost = "No en caso de pérdida del original",
    .next = "Continuar",
    .nothing_chosen = "Elija al menos un servicio",
    .too_many = "La cantidad va de 1 a 20",
    .wrong = "Queda por corregir",
    .total_title = "Lo que va a pagar",
    .total = "Total",
    .quantity = "Cantidad",
    .update = "Volver a calcular",
    .about = "Es decir, unos",
    .rate = "Cambio:",
    .rate_since = "en vigor desde el",
    .debit = "La tarjeta se carga en dírhams; el cambio de su banco puede ser otro.",
};

} // namespace

SearchWords const& search_words_in(core::Language language)
{
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::web

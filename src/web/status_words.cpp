#include "web/status_words.hpp"

#include "core/in_language.hpp"

namespace etimbre::web {
namespace {

constexpr StatusWords arabic{
    .title = "حالة الخدمة",
    .whole =
        {Message{"الخدمة تعمل", "كل شيء يعمل بشكل عادي."},
         Message{"الخدمة تعمل جزئيا", "بعض الأجزاء لا تعمل كالمعتاد. والتفاصيل أسفله."},
         Message{"الخدمة متوقفة مؤقتا", "نعمل على إعادتها. يُرجى المحاولة بعد قليل."}},
    .word = {"يعمل", "يعمل جزئيا", "متوقف"},
    .orders =
        {"الطلبات والتحقق",
         "يمكن الطلب، وعرض الطوابع، والتحقق منها.",
         "عدد الطلبات كبير حاليا: قد تطلب بعض الصفحات الانتظار.",
         "لا يمكن الطلب ولا عرض الطوابع حاليا. والطوابع المحفوظة أو المطبوعة تبقى صالحة."},
    .payments =
        {"الأداء بالبطاقة",
         "يجيب البنك بشكل عادي.",
         "يتأخر جواب البنك. من أدى يتوصل بالطابع عند وصول الجواب، ولا داعي لإعادة الأداء.",
         "لا يمكن الأداء حاليا. والطلبات محفوظة، ويمكن أداؤها لاحقا."},
    .stamps =
        {"إصدار الطوابع",
         "يصدر الطابع بعد الأداء مباشرة.",
         "يتأخر إصدار الطوابع. والأداءات محفوظة، وتصدر الطوابع بعد ذلك تلقائيا.",
         "لا تصدر الطوابع حاليا. والأداءات محفوظة، وتصدر الطوابع بعد ذلك تلقائيا."},
    .looked_at = "آخر تحقق:",
    .kept = "مهما حدث فلن يضيع ما تم أداؤه: إما الطابع وإما المبلغ.",
};

constexpr StatusWords french{
    .title = "État du service",
    .whole =
        {Message{"Le service fonctionne", "Tout fonctionne normalement."},
         Message{
             "Le service fonctionne en partie",
             "Une partie ne fonctionne pas comme d’habitude ; voyez ci-dessous."
         },
         Message{
             "Le service est interrompu", "Nous travaillons à le rétablir. Essayez de nouveau dans un moment."
         }},
    .word = {"fonctionne", "en partie", "interrompu"},
    .orders =
        {"Commandes et vérifications",
         "Vous pouvez commander, voir vos timbres et en vérifier.",
         "Il y a beaucoup de demandes : certaines pages vous prieront d’attendre.",
         "On ne peut ni commander ni voir ses timbres. Ceux que vous avez gardés ou imprimés restent "
         "valables."},
    .payments =
        {"Paiement par carte",
         "La banque répond normalement.",
         "La banque tarde à répondre. Si vous avez payé, le timbre viendra avec sa réponse ; ne payez pas de "
         "nouveau.",
         "On ne peut pas payer pour le moment. Les commandes sont gardées et se paient plus tard."},
    .stamps =
        {"Émission des timbres",
         "Le timbre est émis dès le paiement.",
         "Les timbres tardent. Les paiements sont gardés, et les timbres suivront d’eux-mêmes.",
         "Aucun timbre n’est émis pour le moment. Les paiements sont gardés, et les timbres suivront "
         "d’eux-mêmes."},
    .looked_at = "Vérifié le",
    .kept = "Quoi qu’il arrive, ce qui a été payé n’est pas perdu : vous aurez le timbre ou l’argent.",
};

constexpr StatusWords english{
    .title = "Service status",
    .whole =
        {Message{"The service works", "Everything works as usual."},
         Message{"The service works in part", "Some of it does not work as usual; see below."},
         Message{"The service is interrupted", "We are working to bring it back. Try again in a while."}},
    .word = {"works", "works in part", "interrupted"},
    .orders =
        {"Orders and checks",
         "You can order, see your stamps and check stamps.",
         "There are many requests: some pages will ask you to wait.",
         "Nobody can order or see stamps now. Those that you kept or printed remain valid."},
    .payments =
        {"Payment by card",
         "The bank answers as usual.",
         "The bank is late in answering. If you have paid, the stamp will come with its answer; do not pay "
         "again.",
         "Nobody can pay now. Orders are kept and can be paid later."},
    .stamps =
        {"Issue of stamps",
         "The stamp is issued as soon as it is paid.",
         "Stamps are late. Payments are kept, and the stamps will follow by themselves.",
         "No stamp is issued now. Payments are kept, and the stamps will follow by themselves."},
    .looked_at = "Looked at on",
    .kept = "Whatever happens, what was paid is not lost: you will have the stamp or the money.",
};

constexpr StatusWords spanish{
    .title = "Estado del servicio",
    .whole =
        {Message{"El servicio funciona", "Todo funciona con normalidad."},
         Message{
             "El servicio funciona en parte", "Una parte no funciona como de costumbre; véase más abajo."
         },
         Message{
             "El servicio está interrumpido",
             "Trabajamos para restablecerlo. Inténtelo de nuevo dentro de un rato."
         }},
    .word = {"funciona", "en parte", "interrumpido"},
    .orders =
        {"Pedidos y comprobaciones",
         "Se puede pedir, ver los timbres y comprobarlos.",
         "Hay muchas peticiones: algunas páginas le pedirán que espere.",
         "No se puede pedir ni ver los timbres. Los que haya guardado o impreso siguen siendo válidos."},
    .payments =
        {"Pago con tarjeta",
         "El banco responde con normalidad.",
         "El banco tarda en responder. Si ya ha pagado, el timbre llegará con su respuesta; no vuelva a "
         "pagar.",
         "No se puede pagar en este momento. Los pedidos se guardan y se pueden pagar más tarde."},
    .stamps =
        {"Emisión de timbres",
         "El timbre se emite en cuanto se paga.",
         "Los timbres se retrasan. Los pagos se guardan, y los timbres llegarán solos.",
         "Ahora no se emite ningún timbre. Los pagos se guardan, y los timbres llegarán solos."},
    .looked_at = "Comprobado el",
    .kept = "Pase lo que pase, lo pagado no se pierde: tendrá el timbre o el dinero.",
};

} // namespace

StatusWords const& status_words_in(core::Language language)
{
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::web

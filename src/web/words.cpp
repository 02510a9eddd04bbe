#include "web/words.hpp"

#include "core/in_language.hpp"

namespace etimbre::web {
namespace {

constexpr Words arabic{
    .brand = "الطابع الإلكتروني",
    .own_name = "العربية",
    .languages = "اللغة",
    .skip = "الانتقال إلى المحتوى",
    .back = "رجوع",
    .pages = "صفحات أخرى",
    .buy = "اقتناء طابع",
    .find = "استرجاع طوابعي",
    .check = "التحقق من طابع",
    .status = "حالة الخدمة",
    .order = "الطلب",
    .amount = "المبلغ",
    .number = "الرقم",
    .service = "الخدمة",
    .post = "المركز القنصلي",
    .state = "الحالة",
    .valid_until = "صالح إلى غاية",
    .code = "رمز الطابع رقم",
    .paper = "فتح الطابع للطباعة (PDF)",
    .refresh = "تحديث",
    .refreshes_itself = "تُحدَّث هذه الصفحة تلقائيا. ويمكن إغلاقها والعودة إليها بالرابط نفسه، فلن يضيع شيء.",
    .states = {"صالح", "مستعمل", "ملغى", "منتهي الصلاحية", "قيد الفحص"},
    .to_pay =
        {"الطلب في انتظار الأداء", "يتم الأداء بالبطاقة في صفحة البنك. ولا تمر أرقام البطاقة عبر هذا الموقع."
        },
    .failed =
        {"لم يتم الأداء",
         "لم يُقتطع أي مبلغ، أو سيُعاد ما اقتُطع. يمكن المحاولة من جديد، بالبطاقة نفسها أو بأخرى."},
    .pay = "الأداء بالبطاقة",
    .pay_on = "متابعة الأداء",
    .ask = "أديت ولم أتوصل بالطابع",
    .ask_hint = "نسأل البنك حالا، ثم تُعرض النتيجة هنا.",
    .waiting =
        {"لم يصلنا الأداء بعد",
         "إذا اقتُطع المبلغ من حسابكم فستتوصلون بالطابع أو يُعاد إليكم المبلغ، ولا داعي لإعادة الأداء."},
    .paid_one = {"الطابع جاهز", "يُقدَّم الرمز في الشباك، على هذه الشاشة أو على الورق. ويُستعمل مرة واحدة."},
    .paid_many =
        {"الطوابع جاهزة", "تُقدَّم الرموز في الشباك، على هذه الشاشة أو على الورق. ويُستعمل كل طابع مرة واحدة."},
    .partly_voided = {"أُلغي بعض طوابع هذا الطلب", "تبقى الطوابع الأخرى صالحة كما هو مبين أسفله."},
    .voided = {"أُلغيت طوابع هذا الطلب", "لم يعد بالإمكان استعمالها."},
    .abandoned =
        {"لم يُؤدَّ هذا الطلب في أجله",
         "لا شيء مستحق عليكم. إذا اقتُطع المبلغ من حسابكم فستتوصلون بالطابع أو يُعاد إليكم المبلغ. "
         "للحصول على طابع، يُقدَّم طلب جديد."},
    .not_found =
        {"لا توجد هذه الصفحة", "العنوان غير كامل أو غير صحيح. يُرجى فتح رابط الطلب من جديد حيث تم حفظه."},
    .unavailable = {"لا يمكننا الجواب حاليا", "لم يضع شيء. ستعاود هذه الصفحة المحاولة تلقائيا."},
    .too_often = {"طلبات كثيرة في وقت قصير", "لم يضع شيء. يُرجى الانتظار دقيقة ثم المحاولة من جديد."},
    .not_from_here =
        {"لم يأت هذا الطلب من صفحاتنا",
         "حماية لكم لم نقم بأي شيء. يُرجى الرجوع إلى الصفحة وإعادة المحاولة منها."},
};

constexpr Words french{
    .brand = "eTimbre",
    .own_name = "Français",
    .languages = "Langue",
    .skip = "Aller au contenu",
    .back = "Retour",
    .pages = "Autres pages",
    .buy = "Acheter un timbre",
    .find = "Retrouver mes timbres",
    .check = "Vérifier un timbre",
    .status = "État du service",
    .order = "Commande",
    .amount = "Montant",
    .number = "Numéro",
    .service = "Service",
    .post = "Poste consulaire",
    .state = "État",
    .valid_until = "Valable jusqu’au",
    .code = "Code du timbre numéro",
    .paper = "Ouvrir le timbre à imprimer (PDF)",
    .refresh = "Actualiser",
    .refreshes_itself =
        "Cette page s’actualise d’elle-même. Vous pouvez la fermer et revenir par le même lien : "
        "rien n’est perdu.",
    .states = {"valable", "utilisé", "annulé", "expiré", "en cours d'examen"},
    .to_pay =
        {"Votre commande attend le paiement",
         "Vous payez par carte sur la page de la banque. Les numéros de votre carte ne passent pas par ce "
         "site."},
    .failed =
        {"Le paiement n’a pas abouti",
         "Rien n’a été prélevé, ou ce qui l’a été vous sera rendu. Vous pouvez essayer de nouveau, avec la "
         "même carte ou une autre."},
    .pay = "Payer par carte",
    .pay_on = "Continuer le paiement",
    .ask = "J’ai payé et je n’ai pas de timbre",
    .ask_hint = "Nous demandons à la banque sur-le-champ ; sa réponse s’affiche ici.",
    .waiting =
        {"Votre paiement ne nous est pas encore parvenu",
         "Si votre banque a prélevé la somme, vous recevrez le timbre ou vous serez remboursé ; vous "
         "n’avez pas "
         "à payer de nouveau."},
    .paid_one =
        {"Votre timbre est prêt",
         "Présentez le code au guichet, sur cet écran ou sur papier. Il sert une fois."},
    .paid_many =
        {"Vos timbres sont prêts",
         "Présentez les codes au guichet, sur cet écran ou sur papier. Chaque timbre sert une fois."},
    .partly_voided =
        {"Une partie des timbres de cette commande a été annulée",
         "Les autres restent valables, comme indiqué ci-dessous."},
    .voided = {"Les timbres de cette commande ont été annulés", "Ils ne peuvent plus être utilisés."},
    .abandoned =
        {"Cette commande n’a pas été payée à temps",
         "Rien n’est dû. Si votre banque a prélevé la somme, vous recevrez le timbre ou vous serez "
         "remboursé. "
         "Pour obtenir un timbre, faites une nouvelle commande."},
    .not_found =
        {"Cette page n’existe pas",
         "L’adresse est incomplète ou inexacte. Ouvrez de nouveau le lien de votre commande, là où vous "
         "l’avez "
         "gardé."},
    .unavailable =
        {"Nous ne pouvons pas répondre pour le moment",
         "Rien n’est perdu. Cette page essaie de nouveau d’elle-même."},
    .too_often =
        {"Trop de demandes en peu de temps", "Rien n’est perdu. Attendez une minute, puis essayez de nouveau."
        },
    .not_from_here =
        {"Cette demande ne vient pas de nos pages",
         "Pour vous protéger, nous n’avons rien fait. Revenez à la page et recommencez à partir d’elle."},
};

constexpr Words english{
    .brand = "eTimbre",
    .own_name = "English",
    .languages = "Language",
    .skip = "Skip to the content",
    .back = "Back",
    .pages = "Other pages",
    .buy = "Buy a stamp",
    .find = "Find my stamps",
    .check = "Check a stamp",
    .status = "Service status",
    .order = "Order",
    .amount = "Amount",
    .number = "Number",
    .service = "Service",
    .post = "Post",
    .state = "State",
    .valid_until = "Valid until",
    .code = "Code of stamp number",
    .paper = "Open the stamp to print (PDF)",
    .refresh = "Refresh",
    .refreshes_itself = "This page refreshes by itself. You may close it and come back by the same link: "
                        "nothing is lost.",
    .states = {"valid", "used", "voided", "expired", "being examined"},
    .to_pay =
        {"Your order waits for the payment",
         "You pay by card on the bank’s page. The numbers of your card never pass through this site."},
    .failed =
        {"The payment did not go through",
         "Nothing was taken, or what was taken will be given back. You may try again, with the same card or "
         "another."},
    .pay = "Pay by card",
    .pay_on = "Continue to pay",
    .ask = "I paid and have no stamp",
    .ask_hint = "We ask the bank there and then; its answer is shown here.",
    .waiting =
        {"Your payment has not reached us yet",
         "If your bank has taken the money, you will receive the stamp or the money back; you do not "
         "need to "
         "pay again."},
    .paid_one =
        {"Your stamp is ready",
         "Show the code at the counter, on this screen or on paper. It can be used once."},
    .paid_many =
        {"Your stamps are ready",
         "Show the codes at the counter, on this screen or on paper. Each stamp can be used once."},
    .partly_voided = {"Some stamps of this order were voided", "The others remain valid, as shown below."},
    .voided = {"The stamps of this order were voided", "They can no longer be used."},
    .abandoned =
        {"This order was not paid in time",
         "Nothing is due. If your bank has taken the money, you will receive the stamp or the money "
         "back. For a "
         "stamp, make a new order."},
    .not_found =
        {"There is no such page",
         "The address is not complete or not right. Open the link of your order again, from where you "
         "kept it."},
    .unavailable = {"We cannot answer at this moment", "Nothing is lost. This page tries again by itself."},
    .too_often = {"Too many requests in a short time", "Nothing is lost. Wait a minute, then try again."},
    .not_from_here =
        {"This request did not come from our pages",
         "To protect you, we did nothing. Go back to the page and start again from there."},
};

constexpr Words spanish{
    .brand = "eTimbre",
    .own_name = "Español",
    .languages = "Idioma",
    .skip = "Ir al contenido",
    .back = "Volver",
    .pages = "Otras páginas",
    .buy = "Comprar un timbre",
    .find = "Recuperar mis timbres",
    .check = "Comprobar un timbre",
    .status = "Estado del servicio",
    .order = "Pedido",
    .amount = "Importe",
    .number = "Número",
    .service = "Servicio",
    .post = "Oficina consular",
    .state = "Estado",
    .valid_until = "Válido hasta el",
    .code = "Código del timbre número",
    .paper = "Abrir el timbre para imprimir (PDF)",
    .refresh = "Actualizar",
    .refreshes_itself = "Esta página se actualiza sola. Puede cerrarla y volver con el mismo enlace: no se "
                        "pierde nada.",
    .states = {"válido", "usado", "anulado", "caducado", "en revisión"},
    .to_pay =
        {"Su pedido espera el pago",
         "Se paga con tarjeta en la página del banco. Los números de su tarjeta no pasan por este sitio."},
    .failed =
        {"El pago no se ha completado",
         "No se ha cobrado nada, o lo cobrado se le devolverá. Puede intentarlo de nuevo, con la misma "
         "tarjeta o con otra."},
    .pay = "Pagar con tarjeta",
    .pay_on = "Continuar el pago",
    .ask = "He pagado y no tengo el timbre",
    .ask_hint = "Preguntamos al banco en el acto; su respuesta se muestra aquí.",
    .waiting =
        {"Su pago aún no nos ha llegado",
         "Si su banco ya ha cobrado el importe, recibirá el timbre o se le devolverá el dinero; no tiene "
         "que "
         "volver a pagar."},
    .paid_one =
        {"Su timbre está listo",
         "Muestre el código en la ventanilla, en esta pantalla o en papel. Sirve una sola vez."},
    .paid_many =
        {"Sus timbres están listos",
         "Muestre los códigos en la ventanilla, en esta pantalla o en papel. Cada timbre sirve una sola "
         "vez."},
    .partly_voided =
        {"Algunos timbres de este pedido han sido anulados",
         "Los demás siguen siendo válidos, como se indica abajo."},
    .voided = {"Los timbres de este pedido han sido anulados", "Ya no se pueden usar."},
    .abandoned =
        {"Este pedido no se pagó a tiempo",
         "No se debe nada. Si su banco ya ha cobrado el importe, recibirá el timbre o se le devolverá el "
         "dinero. "
         "Para obtener un timbre, haga un nuevo pedido."},
    .not_found =
        {"Esta página no existe",
         "La dirección está incompleta o no es correcta. Abra de nuevo el enlace de su pedido, donde lo "
         "guardó."},
    .unavailable =
        {"No podemos responder en este momento",
         "No se ha perdido nada. Esta página vuelve a intentarlo sola."},
    .too_often =
        {"Demasiadas peticiones en poco tiempo",
         "No se ha perdido nada. Espere un minuto y vuelva a intentarlo."},
    .not_from_here =
        {"Esta petición no viene de nuestras páginas",
         "Para protegerle, no hemos hecho nada. Vuelva a la página y empiece de nuevo desde allí."},
};

} // namespace

Words const& words_in(core::Language language)
{
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::web

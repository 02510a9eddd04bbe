#include "web/mail_words.hpp"

#include "core/in_language.hpp"

namespace etimbre::web {
namespace {

constexpr MailWords arabic{
    .find =
        {"استرجاع طوابعي",
         "يُكتب رقم الطلب والبريد الإلكتروني الذي أُعطي عند الطلب، فيُرسل إليه رابط يفتح الطلب على هذا الجهاز "
         "أو على غيره."},
    .number = "رقم الطلب",
    .number_hint = "يوجد في صفحة الطلب وفي رسائلنا، مثل",
    .email_hint = "المعطى عند الطلب",
    .send_link = "إرسال الرابط",
    .number_wrong = "هذا الرقم غير كامل أو فيه خطأ. يُرجى مقارنته بما في صفحة الطلب أو في رسالتنا.",
    .sent =
        {"يُرجى الاطلاع على البريد",
         "إذا كان هناك طلب بهذا الرقم وهذا البريد، فإن رابطه يُرسل الآن. قد يتأخر بضع دقائق، وقد يوجد بين "
         "الرسائل غير المرغوب فيها. ويمكن طلبه من جديد بعد عشر دقائق."},
    .off =
        {"لا يرسل هذا الموقع رسائل حاليا",
         "يُفتح الطلب بالرابط الذي تم حفظه. وإذا ضاع فيُرجى الاتصال بالمركز القنصلي مع رقم الطلب."},
    .send = "الإرسال بالبريد الإلكتروني",
    .to = "إلى العنوان",
    .on_its_way = "رسالة في الطريق إلى هذا العنوان.",
    .delivered = "أُرسلت رسالة إلى هذا العنوان. إذا لم تصل فقد تكون بين الرسائل غير المرغوب فيها.",
    .later = "لا يمكن الإرسال حاليا؛ نعيد المحاولة تلقائيا. كل شيء في هذه الصفحة.",
    .bounced = "رفض هذا العنوان رسالتنا. يُرجى حفظ رابط هذه الصفحة وملفات PDF.",
    .failed = "تعذر الإرسال إلى هذا العنوان. يُرجى حفظ رابط هذه الصفحة وملفات PDF.",
};

constexpr MailWords french{
    .find =
        {"Retrouver mes timbres",
         "Écrivez le numéro de la commande et l’adresse électronique donnée en commandant. Un lien y est "
         "envoyé ; il ouvre la commande sur cet appareil ou sur un autre."},
    .number = "Numéro de la commande",
    .number_hint = "Sur la page de la commande et dans nos messages, par exemple",
    .email_hint = "Celle donnée en commandant",
    .send_link = "Envoyer le lien",
    .number_wrong = "Ce numéro est incomplet ou contient une erreur. Comparez-le à celui de la page de la "
                    "commande ou de notre message.",
    .sent =
        {"Regardez votre messagerie",
         "Si une commande porte ce numéro et cette adresse, son lien est envoyé maintenant. Il peut mettre "
         "quelques minutes et se trouver parmi les indésirables. On peut le redemander après dix minutes."},
    .off =
        {"Ce site n’envoie pas de messages pour le moment",
         "La commande s’ouvre par le lien que vous avez gardé. S’il est perdu, adressez-vous au poste "
         "consulaire avec le numéro de la commande."},
    .send = "Envoyer par courrier électronique",
    .to = "À l’adresse",
    .on_its_way = "Un message est en route vers cette adresse.",
    .delivered =
        "Un message a été envoyé à cette adresse. S’il n’arrive pas, regardez parmi les indésirables.",
    .later = "L’envoi est impossible pour le moment ; nous essayons de nouveau de nous-mêmes. Tout est sur "
             "cette page.",
    .bounced = "Cette adresse a refusé notre message. Gardez le lien de cette page et les fichiers PDF.",
    .failed = "L’envoi à cette adresse n’a pas abouti. Gardez le lien de cette page et les fichiers PDF.",
};

constexpr MailWords english{
    .find =
        {"Find my stamps",
         "Write the number of the order and the e-mail address that was given with it. A link is sent there; "
         "it opens the order on this device or on another."},
    .number = "Order number",
    .number_hint = "On the page of the order and in our messages, such as",
    .email_hint = "The one given with the order",
    .send_link = "Send the link",
    .number_wrong = "This number is not complete or has a mistake. Compare it with the page of the order or "
                    "with our message.",
    .sent =
        {"Look at your mail",
         "If there is an order with this number and this address, its link is being sent now. It may take a "
         "few minutes, and may be among the unwanted mail. It can be asked for again after ten minutes."},
    .off =
        {"This site sends no mail at present",
         "The order opens by the link that you kept. If it is lost, ask the consular post, with the number "
         "of the order."},
    .send = "Send by e-mail",
    .to = "To the address",
    .on_its_way = "A message is on its way to this address.",
    .delivered = "A message was sent to this address. If it does not arrive, look among the unwanted mail.",
    .later = "Sending is not possible at present; we try again by ourselves. Everything is on this page.",
    .bounced = "This address refused our message. Keep the link of this page and the PDF files.",
    .failed = "Sending to this address did not succeed. Keep the link of this page and the PDF files.",
};

constexpr MailWords spanish{
    .find =
        {"Recuperar mis timbres",
         "Escriba el número del pedido y el correo electrónico que dio al hacerlo. Se envía allí un enlace; "
         "abre el pedido en este dispositivo o en otro."},
    .number = "Número del pedido",
    .number_hint = "En la página del pedido y en nuestros mensajes, por ejemplo",
    .email_hint = "El que dio con el pedido",
    .send_link = "Enviar el enlace",
    .number_wrong = "Este número está incompleto o tiene un error. Compárelo con la página del pedido o con "
                    "nuestro mensaje.",
    .sent =
        {"Mire su correo",
         "Si hay un pedido con este número y esta dirección, su enlace se envía ahora. Puede tardar unos "
         "minutos y estar entre el correo no deseado. Se puede volver a pedir después de diez minutos."},
    .off =
        {"Este sitio no envía mensajes por ahora",
         "El pedido se abre con el enlace que guardó. Si lo ha perdido, diríjase a la oficina consular con "
         "el "
         "número del pedido."},
    .send = "Enviar por correo electrónico",
    .to = "A la dirección",
    .on_its_way = "Un mensaje va de camino a esta dirección.",
    .delivered = "Se ha enviado un mensaje a esta dirección. Si no llega, mire entre el correo no deseado.",
    .later =
        "Por ahora no se puede enviar; volvemos a intentarlo por nuestra cuenta. Todo está en esta página.",
    .bounced =
        "Esta dirección ha rechazado nuestro mensaje. Guarde el enlace de esta página y los archivos PDF.",
    .failed = "No se ha podido enviar a esta dirección. Guarde el enlace de esta página y los archivos PDF.",
};

} // namespace

MailWords const& mail_words_in(core::Language language)
{
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::web

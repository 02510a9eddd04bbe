#include "web/check_words.hpp"

#include "core/in_language.hpp"

namespace etimbre::web {
namespace {

constexpr CheckWords arabic{
    .question = {"هل هذا الطابع صالح؟", "يمكن لأي شخص التحقق من طابع بكتابة رقمه أو بلصق نص رمزه."},
    .label = "رقم الطابع أو نص الرمز",
    .hint = "16 رقما، مثل 4071\u00A08835\u00A02906\u00A01770، أو النص الذي يبدأ بـ CS1",
    .check = "تحقق",
    .another = "التحقق من طابع آخر",
    .scan = "مسح الرمز بالكاميرا",
    .scan_hint = "تبقى الصورة في جهازكم، ولا يُرسل إلينا إلا نص الرمز.",
    .scanning = "يُرجى وضع الرمز كاملا أمام الكاميرا.",
    .stop = "إيقاف الكاميرا",
    .no_camera = "لا يمكن استعمال الكاميرا. يُرجى كتابة الرقم المطبوع بجانب الرمز.",
    .privacy = "من لديه الرقم فقط يرى الخدمة والمركز والحالة. ولا يظهر هنا اسم أي شخص.",
    .issued_on = "تاريخ الإصدار",
    .valid = {"صالح", "لم يُستعمل هذا الطابع بعد. والشباك وحده هو الذي يستلمه."},
    .used = {"مستعمل", "سبق استعمال هذا الطابع في شباك. ولا يمكن استعماله مرة ثانية."},
    .voided = {"ملغى", "أُلغي هذا الطابع أو أُعيد مبلغه. ولا يمكن استعماله."},
    .expired = {"منتهي الصلاحية", "انتهت مدة صلاحية هذا الطابع. ولا يمكن استعماله."},
    .suspended = {"قيد الفحص", "لا يمكن استعمال هذا الطابع ما دام الفحص جاريا."},
    .not_yet = {"لم تبدأ صلاحيته", "لا يمكن استعمال هذا الطابع قبل تاريخ إصداره."},
    .unknown =
        {"لا يوجد طابع بهذا الرقم", "يُرجى مقارنة الأرقام بالورقة. وإذا كانت مطابقة فليس هذا الطابع من عندنا."
        },
    .not_ours = {"ليس طابعا من عندنا", "لم تُصدر هذه الخدمة هذا الرمز، أو تم تغييره. يُرجى عدم قبوله."},
    .cannot = {"لا يمكننا الجواب حاليا", "هذا لا يعني أن الطابع غير صالح. يُرجى المحاولة بعد قليل."},
    .nothing_typed = "يُرجى كتابة رقم أو لصق نص الرمز",
    .wrong_sign = "يتكون الرقم من أرقام فقط",
    .wrong_length = "يتكون الرقم من 16 رقما",
    .wrong_digit = "أحد الأرقام غير صحيح: يُرجى مقارنته بالورقة",
};

constexpr CheckWords french{
    .question =
        {"Ce timbre est-il valable ?",
         "Chacun peut vérifier un timbre : écrivez son numéro ou collez le texte de son code."},
    .label = "Numéro du timbre ou texte du code",
    .hint = "16 chiffres, par exemple 4071\u00A08835\u00A02906\u00A01770, ou le texte qui commence par CS1",
    .check = "Vérifier",
    .another = "Vérifier un autre timbre",
    .scan = "Lire le code avec la caméra",
    .scan_hint = "L’image reste sur votre appareil ; seul le texte du code nous est envoyé.",
    .scanning = "Tenez le code entier devant la caméra.",
    .stop = "Arrêter la caméra",
    .no_camera = "La caméra ne peut pas servir. Écrivez le numéro imprimé à côté du code.",
    .privacy = "Qui n’a que le numéro voit le service, le poste et l’état. Aucun nom ne s’affiche ici.",
    .issued_on = "Émis le",
    .valid = {"Valable", "Ce timbre n’a pas encore servi. Seul un guichet peut l’accepter."},
    .used = {"Déjà utilisé", "Ce timbre a déjà servi à un guichet. Il ne peut pas servir une deuxième fois."},
    .voided = {"Annulé", "Ce timbre a été annulé ou remboursé. Il ne peut plus servir."},
    .expired = {"Expiré", "La durée de ce timbre est passée. Il ne peut plus servir."},
    .suspended = {"En cours d’examen", "Ce timbre ne peut pas servir tant que l’examen dure."},
    .not_yet = {"Pas encore valable", "Ce timbre ne peut pas servir avant la date de son émission."},
    .unknown =
        {"Aucun timbre ne porte ce numéro",
         "Comparez les chiffres avec le papier. S’ils sont les mêmes, ce timbre n’est pas de nous."},
    .not_ours =
        {"Ce n’est pas un de nos timbres",
         "Ce code n’a pas été émis par ce service, ou il a été modifié. Ne l’acceptez pas."},
    .cannot =
        {"Nous ne pouvons pas répondre pour le moment",
         "Cela ne veut pas dire que le timbre n’est pas valable. Essayez de nouveau dans un instant."},
    .nothing_typed = "Écrivez un numéro ou collez le texte du code",
    .wrong_sign = "Un numéro n’a que des chiffres",
    .wrong_length = "Un numéro a 16 chiffres",
    .wrong_digit = "Un des chiffres n’est pas juste : comparez avec le papier",
};

constexpr CheckWords english{
    .question =
        {"Is this stamp valid?", "Anyone may check a stamp: type its number or paste the text of its code."},
    .label = "Number of the stamp, or text of its code",
    .hint = "16 digits, such as 4071\u00A08835\u00A02906\u00A01770, or the text that begins with CS1",
    .check = "Check",
    .another = "Check another stamp",
    .scan = "Scan the code with the camera",
    .scan_hint = "The picture stays on your device; only the text of the code is sent to us.",
    .scanning = "Hold the whole code before the camera.",
    .stop = "Stop the camera",
    .no_camera = "The camera cannot be used. Type the number that is printed beside the code.",
    .privacy = "Who has only the number sees the service, the post and the state. No name is shown here.",
    .issued_on = "Issued on",
    .valid = {"Valid", "This stamp has not been used yet. Only a counter can accept it."},
    .used = {"Already used", "This stamp was used at a counter. It cannot be used a second time."},
    .voided = {"Voided", "This stamp was voided or refunded. It can no longer be used."},
    .expired = {"Expired", "The time of this stamp is over. It can no longer be used."},
    .suspended = {"Being examined", "This stamp cannot be used while it is being examined."},
    .not_yet = {"Not valid yet", "This stamp cannot be used before the date of its issue."},
    .unknown =
        {"No stamp has this number",
         "Compare the digits with the paper. If they are the same, it is not a stamp of ours."},
    .not_ours =
        {"This is not a stamp of ours",
         "This code was not issued by this service, or it was changed. Do not accept it."},
    .cannot =
        {"We cannot answer at this moment",
         "This does not mean that the stamp is not valid. Try again in a moment."},
    .nothing_typed = "Type a number or paste the text of the code",
    .wrong_sign = "A number has only digits",
    .wrong_length = "A number has 16 digits",
    .wrong_digit = "One of the digits is not right: compare with the paper",
};

constexpr CheckWords spanish{
    .question =
        {"¿Es válido este timbre?",
         "Cualquiera puede comprobar un timbre: escriba su número o pegue el texto de su código."},
    .label = "Número del timbre o texto del código",
    .hint = "16 cifras, por ejemplo 4071\u00A08835\u00A02906\u00A01770, o el texto que empieza por CS1",
    .check = "Comprobar",
    .another = "Comprobar otro timbre",
    .scan = "Leer el código con la cámara",
    .scan_hint = "La imagen se queda en su dispositivo; solo se nos envía el texto del código.",
    .scanning = "Ponga el código entero delante de la cámara.",
    .stop = "Detener la cámara",
    .no_camera = "No se puede usar la cámara. Escriba el número impreso junto al código.",
    .privacy = "Quien solo tiene el número ve el servicio, la oficina y el estado. Aquí no aparece ningún "
               "nombre.",
    .issued_on = "Emitido el",
    .valid = {"Válido", "Este timbre aún no se ha usado. Solo una ventanilla puede aceptarlo."},
    .used = {"Ya usado", "Este timbre ya se usó en una ventanilla. No se puede usar por segunda vez."},
    .voided = {"Anulado", "Este timbre ha sido anulado o reembolsado. Ya no se puede usar."},
    .expired = {"Caducado", "El plazo de este timbre ha terminado. Ya no se puede usar."},
    .suspended = {"En revisión", "Este timbre no se puede usar mientras dure la revisión."},
    .not_yet = {"Todavía no es válido", "Este timbre no se puede usar antes de la fecha de su emisión."},
    .unknown =
        {"Ningún timbre tiene este número",
         "Compare las cifras con el papel. Si son las mismas, no es un timbre nuestro."},
    .not_ours =
        {"No es un timbre nuestro",
         "Este servicio no emitió este código, o alguien lo ha cambiado. No lo acepte."},
    .cannot =
        {"No podemos responder en este momento",
         "Eso no significa que el timbre no sea válido. Inténtelo de nuevo dentro de un momento."},
    .nothing_typed = "Escriba un número o pegue el texto del código",
    .wrong_sign = "Un número solo tiene cifras",
    .wrong_length = "Un número tiene 16 cifras",
    .wrong_digit = "Una de las cifras no es correcta: compare con el papel",
};

} // namespace

CheckWords const& check_words_in(core::Language language)
{
    return core::in_language<arabic, french, english, spanish>(language);
}

} // namespace etimbre::web

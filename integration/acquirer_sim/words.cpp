#include "acquirer_sim/words.hpp"

namespace etimbre::acquirer_sim {

namespace {

constexpr Words english{
    .language = "en",
    .pay_by_card = "Pay by card",
    .amount = "Amount",
    .currency = "MAD",
    .reference = "Reference",
    .card_number = "Card number",
    .month = "Month",
    .year = "Year",
    .cv2 = "Security code",
    .cv2_hint = "The three digits on the back of the card",
    .pay = "Pay",
    .cancel = "Cancel and return to the shop",
    .not_a_card = "Check the card number and the date; nothing was charged.",
    .confirm_title = "Your bank asks for a code",
    .confirm_code = "Code received by message",
    .confirm = "Confirm",
    .done = "The payment was accepted",
    .not_done = "The payment did not go through",
    .go_back = "Return to the shop",
    .wrong_form = "This payment cannot be opened",
    .wrong_hash = "The signature of the shop's form does not match. Nothing was charged.",
    .wrong_content = "The shop's form has a field that cannot be used. Nothing was charged.",
    .paid_before = "This reference was used before. Return to the shop and start again.",
    .session_over =
        "This page was open for too long. Nothing was charged. Return to the shop and start again.",
};

constexpr Words french{
    .language = "fr",
    .pay_by_card = "Payer par carte",
    .amount = "Montant",
    .currency = "MAD",
    .reference = "Référence",
    .card_number = "Numéro de carte",
    .month = "Mois",
    .year = "Année",
    .cv2 = "Code de sécurité",
    .cv2_hint = "Les trois chiffres au dos de la carte",
    .pay = "Payer",
    .cancel = "Annuler et revenir au site",
    .not_a_card = "Vérifiez le numéro et la date de la carte ; rien n’a été débité.",
    .confirm_title = "Votre banque demande un code",
    .confirm_code = "Code reçu par message",
    .confirm = "Confirmer",
    .done = "Le paiement est accepté",
    .not_done = "Le paiement n’a pas abouti",
    .go_back = "Revenir au site",
    .wrong_form = "Ce paiement ne peut pas s’ouvrir",
    .wrong_hash = "La signature du formulaire du site n’est pas la bonne. Rien n’a été débité.",
    .wrong_content = "Un champ du formulaire du site n’est pas utilisable. Rien n’a été débité.",
    .paid_before = "Cette référence a déjà servi. Revenez au site et recommencez.",
    .session_over =
        "Cette page est restée ouverte trop longtemps. Rien n’a été débité. Revenez au site et recommencez.",
};

constexpr Words arabic{
    .language = "ar",
    .pay_by_card = "الأداء بالبطاقة",
    .amount = "المبلغ",
    .currency = "درهم",
    .reference = "المرجع",
    .card_number = "رقم البطاقة",
    .month = "الشهر",
    .year = "السنة",
    .cv2 = "رمز الأمان",
    .cv2_hint = "الأرقام الثلاثة على ظهر البطاقة",
    .pay = "أداء",
    .cancel = "إلغاء والعودة إلى الموقع",
    .not_a_card = "يرجى التحقق من رقم البطاقة وتاريخها، ولم يُقتطع أي مبلغ.",
    .confirm_title = "يطلب البنك رمزا",
    .confirm_code = "الرمز المتوصل به في رسالة",
    .confirm = "تأكيد",
    .done = "تم قبول الأداء",
    .not_done = "لم يتم الأداء",
    .go_back = "العودة إلى الموقع",
    .wrong_form = "لا يمكن فتح عملية الأداء هذه",
    .wrong_hash = "توقيع استمارة الموقع غير صحيح، ولم يُقتطع أي مبلغ.",
    .wrong_content = "في استمارة الموقع خانة غير صالحة، ولم يُقتطع أي مبلغ.",
    .paid_before = "سبق استعمال هذا المرجع. يرجى العودة إلى الموقع والبدء من جديد.",
    .session_over =
        "بقيت هذه الصفحة مفتوحة مدة طويلة، ولم يُقتطع أي مبلغ. يرجى العودة إلى الموقع والبدء من جديد.",
};

} // namespace

Words const& words_in(std::string_view language)
{
    if (language == "ar") return arabic;
    return language == "fr" ? french : english;
}

} // namespace etimbre::acquirer_sim

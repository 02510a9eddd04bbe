#include "web/words_by_language.hpp"

namespace etimbre::web {

Words const& english_words()
{
    static constexpr Words words{
        .brand = "eTimbre",
        .own_name = "English",
        .languages = "Language",
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
        .states = {"valid", "used", "voided", "expired"},
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
        .partly_voided =
            {"Some stamps of this order were voided", "The others remain valid, as shown below."},
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
        .unavailable =
            {"We cannot answer at this moment", "Nothing is lost. This page tries again by itself."},
    };
    return words;
}

} // namespace etimbre::web

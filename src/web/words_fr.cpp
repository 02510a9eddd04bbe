#include "web/words_by_language.hpp"

namespace etimbre::web {

Words const& french_words()
{
    static constexpr Words words{
        .brand = "eTimbre",
        .own_name = "Français",
        .languages = "Langue",
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
        .states = {"valable", "utilisé", "annulé", "expiré"},
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
    };
    return words;
}

} // namespace etimbre::web

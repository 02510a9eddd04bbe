#include "web/words_by_language.hpp"

namespace etimbre::web {

Words const& spanish_words()
{
    static constexpr Words words{
        .brand = "eTimbre",
        .own_name = "Español",
        .languages = "Idioma",
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
        .refreshes_itself =
            "Esta página se actualiza sola. Puede cerrarla y volver con el mismo enlace: no se "
            "pierde nada.",
        .states = {"válido", "usado", "anulado", "caducado"},
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
    };
    return words;
}

} // namespace etimbre::web

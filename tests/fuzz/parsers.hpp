#pragma once

#include <string_view>

/// The targets by the room they try. Each is described where it is defined.
namespace etimbre::fuzz {

void cbor(std::string_view bytes);

void base45(std::string_view bytes);
void cose(std::string_view bytes);
void claims(std::string_view bytes);
void receipt(std::string_view bytes);
void trust_list(std::string_view bytes);
void number(std::string_view bytes);
void stamp_text(std::string_view bytes);

void csv(std::string_view bytes);

void est3dgate_form(std::string_view bytes);
void entities(std::string_view bytes);
void cc5_answer(std::string_view bytes);

void http_head(std::string_view bytes);
void json(std::string_view bytes);
void form(std::string_view bytes);

void settings(std::string_view bytes);

void camt(std::string_view bytes);
void mt940(std::string_view bytes);
void settlement_csv(std::string_view bytes);

void journal(std::string_view bytes);

} // namespace etimbre::fuzz

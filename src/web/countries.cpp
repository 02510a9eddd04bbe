#include "web/countries.hpp"

#include <algorithm>
#include <array>

namespace etimbre::web {
namespace {

struct Country {
    std::string_view code;
    std::array<std::string_view, 4> names; ///< ar, fr, en, es
};

/// The countries of the posts, as the Unicode CLDR names them, in the order of their codes.
constexpr std::array countries{
    Country{
        "AE",
        {"الإمارات العربية المتحدة", "Émirats arabes unis", "United Arab Emirates", "Emiratos Árabes Unidos"}
    },
    Country{"AO", {"أنغولا", "Angola", "Angola", "Angola"}},
    Country{"AR", {"الأرجنتين", "Argentine", "Argentina", "Argentina"}},
    Country{"AT", {"النمسا", "Autriche", "Austria", "Austria"}},
    Country{"AU", {"أستراليا", "Australie", "Australia", "Australia"}},
    Country{"AZ", {"أذربيجان", "Azerbaïdjan", "Azerbaijan", "Azerbaiyán"}},
    Country{"BD", {"بنغلاديش", "Bangladesh", "Bangladesh", "Bangladés"}},
    Country{"BE", {"بلجيكا", "Belgique", "Belgium", "Bélgica"}},
    Country{"BF", {"بوركينا فاسو", "Burkina Faso", "Burkina Faso", "Burkina Faso"}},
    Country{"BG", {"بلغاريا", "Bulgarie", "Bulgaria", "Bulgaria"}},
    Country{"BH", {"البحرين", "Bahreïn", "Bahrain", "Baréin"}},
    Country{"BI", {"بوروندي", "Burundi", "Burundi", "Burundi"}},
    Country{"BJ", {"بنين", "Bénin", "Benin", "Benín"}},
    Country{"BR", {"البرازيل", "Brésil", "Brazil", "Brasil"}},
    Country{"CA", {"كندا", "Canada", "Canada", "Canadá"}},
    Country{
        "CD", {"الكونغو - كينشاسا", "Congo-Kinshasa", "Congo - Kinshasa", "República Democrática del Congo"}
    },
    Country{
        "CF",
        {"جمهورية أفريقيا الوسطى",
         "République centrafricaine",
         "Central African Republic",
         "República Centroafricana"}
    },
    Country{"CG", {"الكونغو - برازافيل", "Congo-Brazzaville", "Congo - Brazzaville", "Congo"}},
    Country{"CH", {"سويسرا", "Suisse", "Switzerland", "Suiza"}},
    Country{"CI", {"ساحل العاج", "Côte d’Ivoire", "Côte d’Ivoire", "Côte d’Ivoire"}},
    Country{"CL", {"تشيلي", "Chili", "Chile", "Chile"}},
    Country{"CM", {"الكاميرون", "Cameroun", "Cameroon", "Camerún"}},
    Country{"CN", {"الصين", "Chine", "China", "China"}},
    Country{"CO", {"كولومبيا", "Colombie", "Colombia", "Colombia"}},
    Country{"CU", {"كوبا", "Cuba", "Cuba", "Cuba"}},
    Country{"CZ", {"التشيك", "Tchéquie", "Czechia", "Chequia"}},
    Country{"DE", {"ألمانيا", "Allemagne", "Germany", "Alemania"}},
    Country{"DJ", {"جيبوتي", "Djibouti", "Djibouti", "Yibuti"}},
    Country{"DK", {"الدانمرك", "Danemark", "Denmark", "Dinamarca"}},
    Country{
        "DO", {"جمهورية الدومينيكان", "République dominicaine", "Dominican Republic", "República Dominicana"}
    },
    Country{"DZ", {"الجزائر", "Algérie", "Algeria", "Argelia"}},
    Country{"EG", {"مصر", "Égypte", "Egypt", "Egipto"}},
    Country{"ES", {"إسبانيا", "Espagne", "Spain", "España"}},
    Country{"ET", {"إثيوبيا", "Éthiopie", "Ethiopia", "Etiopía"}},
    Country{"FI", {"فنلندا", "Finlande", "Finland", "Finlandia"}},
    Country{"FR", {"فرنسا", "France", "France", "Francia"}},
    Country{"GA", {"الغابون", "Gabon", "Gabon", "Gabón"}},
    Country{"GB", {"المملكة المتحدة", "Royaume-Uni", "United Kingdom", "Reino Unido"}},
    Country{"GH", {"غانا", "Ghana", "Ghana", "Ghana"}},
    Country{"GM", {"غامبيا", "Gambie", "Gambia", "Gambia"}},
    Country{"GN", {"غينيا", "Guinée", "Guinea", "Guinea"}},
    Country{"GQ", {"غينيا الاستوائية", "Guinée équatoriale", "Equatorial Guinea", "Guinea Ecuatorial"}},
    Country{"GR", {"اليونان", "Grèce", "Greece", "Grecia"}},
    Country{"GT", {"غواتيمالا", "Guatemala", "Guatemala", "Guatemala"}},
    Country{"GW", {"غينيا بيساو", "Guinée-Bissau", "Guinea-Bissau", "Guinea-Bisáu"}},
    Country{"HR", {"كرواتيا", "Croatie", "Croatia", "Croacia"}},
    Country{"HU", {"هنغاريا", "Hongrie", "Hungary", "Hungría"}},
    Country{"ID", {"إندونيسيا", "Indonésie", "Indonesia", "Indonesia"}},
    Country{"IE", {"أيرلندا", "Irlande", "Ireland", "Irlanda"}},
    Country{"IL", {"إسرائيل", "Israël", "Israel", "Israel"}},
    Country{"IN", {"الهند", "Inde", "India", "India"}},
    Country{"IQ", {"العراق", "Irak", "Iraq", "Irak"}},
    Country{"IT", {"إيطاليا", "Italie", "Italy", "Italia"}},
    Country{"JO", {"الأردن", "Jordanie", "Jordan", "Jordania"}},
    Country{"JP", {"اليابان", "Japon", "Japan", "Japón"}},
    Country{"KE", {"كينيا", "Kenya", "Kenya", "Kenia"}},
    Country{"KR", {"كوريا الجنوبية", "Corée du Sud", "South Korea", "Corea del Sur"}},
    Country{"KW", {"الكويت", "Koweït", "Kuwait", "Kuwait"}},
    Country{"KZ", {"كازاخستان", "Kazakhstan", "Kazakhstan", "Kazajistán"}},
    Country{"LB", {"لبنان", "Liban", "Lebanon", "Líbano"}},
    Country{"LC", {"سانت لوسيا", "Sainte-Lucie", "St. Lucia", "Santa Lucía"}},
    Country{"LY", {"ليبيا", "Libye", "Libya", "Libia"}},
    Country{"MG", {"مدغشقر", "Madagascar", "Madagascar", "Madagascar"}},
    Country{"ML", {"مالي", "Mali", "Mali", "Mali"}},
    Country{"MR", {"موريتانيا", "Mauritanie", "Mauritania", "Mauritania"}},
    Country{"MW", {"ملاوي", "Malawi", "Malawi", "Malaui"}},
    Country{"MX", {"المكسيك", "Mexique", "Mexico", "México"}},
    Country{"MY", {"ماليزيا", "Malaisie", "Malaysia", "Malasia"}},
    Country{"MZ", {"موزمبيق", "Mozambique", "Mozambique", "Mozambique"}},
    Country{"NE", {"النيجر", "Niger", "Niger", "Níger"}},
    Country{"NG", {"نيجيريا", "Nigeria", "Nigeria", "Nigeria"}},
    Country{"NL", {"هولندا", "Pays-Bas", "Netherlands", "Países Bajos"}},
    Country{"NO", {"النرويج", "Norvège", "Norway", "Noruega"}},
    Country{"OM", {"عُمان", "Oman", "Oman", "Omán"}},
    Country{"PA", {"بنما", "Panama", "Panama", "Panamá"}},
    Country{"PE", {"بيرو", "Pérou", "Peru", "Perú"}},
    Country{"PH", {"الفلبين", "Philippines", "Philippines", "Filipinas"}},
    Country{"PK", {"باكستان", "Pakistan", "Pakistan", "Pakistán"}},
    Country{"PL", {"بولندا", "Pologne", "Poland", "Polonia"}},
    Country{
        "PS",
        {"الأراضي الفلسطينية", "Territoires palestiniens", "Palestinian Territories", "Territorios Palestinos"
        }
    },
    Country{"PT", {"البرتغال", "Portugal", "Portugal", "Portugal"}},
    Country{"PY", {"باراغواي", "Paraguay", "Paraguay", "Paraguay"}},
    Country{"QA", {"قطر", "Qatar", "Qatar", "Catar"}},
    Country{"RO", {"رومانيا", "Roumanie", "Romania", "Rumanía"}},
    Country{"RS", {"صربيا", "Serbie", "Serbia", "Serbia"}},
    Country{"RU", {"روسيا", "Russie", "Russia", "Rusia"}},
    Country{"RW", {"رواندا", "Rwanda", "Rwanda", "Ruanda"}},
    Country{"SA", {"المملكة العربية السعودية", "Arabie saoudite", "Saudi Arabia", "Arabia Saudí"}},
    Country{"SD", {"السودان", "Soudan", "Sudan", "Sudán"}},
    Country{"SE", {"السويد", "Suède", "Sweden", "Suecia"}},
    Country{"SN", {"السنغال", "Sénégal", "Senegal", "Senegal"}},
    Country{"SV", {"السلفادور", "Salvador", "El Salvador", "El Salvador"}},
    Country{"SY", {"سوريا", "Syrie", "Syria", "Siria"}},
    Country{"TD", {"تشاد", "Tchad", "Chad", "Chad"}},
    Country{"TH", {"تايلاند", "Thaïlande", "Thailand", "Tailandia"}},
    Country{"TN", {"تونس", "Tunisie", "Tunisia", "Túnez"}},
    Country{"TR", {"تركيا", "Turquie", "Türkiye", "Turquía"}},
    Country{"TZ", {"تنزانيا", "Tanzanie", "Tanzania", "Tanzania"}},
    Country{"UA", {"أوكرانيا", "Ukraine", "Ukraine", "Ucrania"}},
    Country{"US", {"الولايات المتحدة", "États-Unis", "United States", "Estados Unidos"}},
    Country{"VN", {"فيتنام", "Viêt Nam", "Vietnam", "Vietnam"}},
    Country{"ZA", {"جنوب أفريقيا", "Afrique du Sud", "South Africa", "Sudáfrica"}},
    Country{"ZM", {"زامبيا", "Zambie", "Zambia", "Zambia"}},
};
static_assert(std::ranges::is_sorted(countries, {}, &Country::code));

} // namespace

std::string_view country_name(std::string_view code, core::Language language)
{
    auto const* const found = std::ranges::lower_bound(countries, code, {}, &Country::code);
    if (found == countries.end() || found->code != code) return code;
    return found->names.at(static_cast<std::size_t>(language));
}

} // namespace etimbre::web

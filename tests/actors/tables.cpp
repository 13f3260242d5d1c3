#include "tests/actors/tables.hpp"

namespace entente::tests {

const Texts& table_headers() {
    static const Texts all{
        {"countries.tsv",
         "code\tname\taliases\tadjectives\tpeople\tseats\tfrom\tuntil\tsuccessors\twikidata\n"},
        {"country_codes.tsv", "code\tsystem\tvalue\tfrom\tuntil\n"},
        {"former_names.tsv", "code\tname\tadjectives\tpeople\tfrom\tuntil\n"},
        {"organizations.tsv", "id\tname\taliases\tseats\twikidata\tfrom\tuntil\n"},
        {"memberships.tsv", "organization\tmember\tfrom\tuntil\tstatus\n"},
        {"groups.tsv", "id\tname\taliases\tcountry\tsector\tkind\tfrom\tuntil\twikidata\n"},
        {"bodies.tsv", "id\tcountry\tname\taliases\tsector\n"},
        {"offices.tsv", "id\tonly\tname\ttitles\tlevel\tsector\tspeaks\n"},
        {"persons.tsv",
         "id\tname\taliases\tgender\tfor\toffice\tto\ttitle\tstart\tend\tknown_until\tsource\n"},
        {"places.tsv", "name\taliases\tcountry\tkind\n"},
        {"contested.tsv", "id\tname\taliases\tadjectives\tpeople\tclaimants\n"},
        {"ambiguous.tsv", "id\tname\tbefore\tafter\tcontext\n"},
        {"nouns.tsv", "noun\tas\tsector\tlevel\n"},
        {"descriptions.tsv", "noun\tkind\tof\n"},
        {"cameo_codes.tsv", "code\tas\tvalue\tnote\n"},
    };
    return all;
}

Texts small_tables() {
    const Texts rows{
        {"countries.tsv",
         "FRA\tFrance\t\tFrench\t\tParis\t\t\t\tQ142\nDEU\tGermany\t\tGerman\t\tBerlin\t\t\t\t\n"
         "DDR\tEast Germany\tGDR\tEast German\t\t\t1949-10-07\t1990-10-02\tDEU\t\n"},
        {"country_codes.tsv",
         "DDR\tcow\t265\t1954\t1990-10-02\nDEU\tcow\t255\t1990-10-03\t\nDEU\tcow\t260\t1955\t1990-10-02\n"},
        {"former_names.tsv", "FRA\tGaul\tGaulish\tGauls\t\t0486\n"},
        {"organizations.tsv",
         "UN\tUnited Nations\tUN\tNew York\t\t1945-10-24\t\nEU\tUnion\t\tBrussels\t\t\t\n"},
        {"memberships.tsv",
         "UN\tFRA\t1945-10-24\t\tmember\nUN\tDDR\t1973-09-18\t1990-10-"
         "02\tmember\nUN\tEU\t2011\t\tobserver\n"},
        {"groups.tsv", "x\tX Front\t\tFRA\tREB\tarmed\t\t\t\n"},
        {"bodies.tsv", "elysee\tFRA\tElysee\t\tGOV\n"},
        {"offices.tsv",
         "head-of-state\t\tPresident\tpresident\thead\tGOV\t\n"
         "ambassador\t\tAmbassador\tambassador\tsenior\tGOV\t\n"},
        {"persons.tsv",
         "Q1\tAnna Arc\t\tf\tFRA\thead-of-state\t\tPresident\t2020-05-01\t2024-04-30\t\thand\n"
         "Q2\tBo Bis\t\tm\tFRA\tambassador\tDEU\tAmbassador\t2021\t\t2023-06-30\thand\n"
         "Q3\tCy Cas\t\t\tFRA\tambassador\tUN\tAmbassador\t2021\t\t2023-06-30\thand\n"},
        {"places.tsv", "Lyon\tLyons\tFRA\tcity\nBaltic Sea\tthe Baltic\t\tsea\n"},
        {"contested.tsv", "saar\tSaar\tSaarland\tSaar\tSaarlanders\tFRA|DEU\n"},
        {"ambiguous.tsv",
         "country:FRA\tFrance\t\t\tparis\n-\tFrance\tAnatole\t\tNobel Prize\nplace:FRA/lyon\tLyon\t\t\t\n"},
        {"nouns.tsv", "official\tcountry\tGOV\tofficial\n"},
        {"descriptions.tsv", "kingdom\tcountry\tFRA\n"},
        {"cameo_codes.tsv", "UNO\tacronym\tUN\t\nGOV\tsector\tGOV\t\n"},
    };
    auto tables = table_headers();
    for (const auto& [name, text] : rows) tables[name] += text;
    return tables;
}

std::vector<actors::TableText> views(const Texts& tables) {
    std::vector<actors::TableText> texts;
    for (const auto& [name, text] : tables) texts.push_back({name, text});
    return texts;
}

schema::Result<actors::Knowledge> build(const Texts& tables, const Texts& of_user) {
    actors::UserActors user;
    user.tables = views(of_user);
    return actors::build_knowledge(views(tables), user);
}

}  // namespace entente::tests

#include "graph/export/wikidata.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace dossier::graph {

namespace {

struct Item {
  std::string_view name;
  std::uint32_t number;
};

// Sorted by name. Names that mean something else as often (Georgia) are left out.
constexpr std::array<Item, 210> kCountries{{
    {"Afghanistan", 889}, {"Albania", 222}, {"Algeria", 262}, {"Andorra", 228}, {"Angola", 916},
    {"Antigua and Barbuda", 781}, {"Argentina", 414}, {"Armenia", 399}, {"Australia", 408},
    {"Austria", 40}, {"Austria-Hungary", 28513}, {"Azerbaijan", 227}, {"Bahamas", 778},
    {"Bahrain", 398}, {"Bangladesh", 902}, {"Barbados", 244}, {"Belarus", 184}, {"Belgium", 31},
    {"Belize", 242}, {"Benin", 962}, {"Bhutan", 917}, {"Bolivia", 750},
    {"Bosnia and Herzegovina", 225}, {"Botswana", 963}, {"Brazil", 155}, {"Brunei", 921},
    {"Bulgaria", 219}, {"Burkina Faso", 965}, {"Burundi", 967}, {"Cambodia", 424},
    {"Cameroon", 1009}, {"Canada", 16}, {"Cape Verde", 1011}, {"Central African Republic", 929},
    {"Chad", 657}, {"Chile", 298}, {"China", 148}, {"Colombia", 739}, {"Comoros", 970},
    {"Cook Islands", 26988}, {"Costa Rica", 800}, {"Croatia", 224}, {"Cuba", 241},
    {"Cyprus", 229}, {"Czech Republic", 213}, {"Czechoslovakia", 33946}, {"DR Congo", 974},
    {"Denmark", 35}, {"Djibouti", 977}, {"Dominica", 784}, {"Dominican Republic", 786},
    {"East Germany", 16957}, {"Ecuador", 736}, {"Egypt", 79}, {"El Salvador", 792},
    {"Equatorial Guinea", 983}, {"Eritrea", 986}, {"Estonia", 191}, {"Eswatini", 1050},
    {"Ethiopia", 115}, {"Fiji", 712}, {"Finland", 33}, {"France", 142}, {"Gabon", 1000},
    {"Gambia", 1005}, {"Germany", 183}, {"Ghana", 117}, {"Greece", 41},
    {"Greenland", 223}, {"Grenada", 769}, {"Guatemala", 774}, {"Guinea", 1006},
    {"Guinea-Bissau", 1007}, {"Guyana", 734}, {"Haiti", 790}, {"Holy Roman Empire", 12548},
    {"Honduras", 783}, {"Hungary", 28}, {"Iceland", 189}, {"India", 668}, {"Indonesia", 252},
    {"Iran", 794}, {"Iraq", 796}, {"Ireland", 27}, {"Israel", 801}, {"Italy", 38},
    {"Ivory Coast", 1008}, {"Jamaica", 766}, {"Japan", 17}, {"Jordan", 810}, {"Kazakhstan", 232},
    {"Kenya", 114}, {"Kiribati", 710}, {"Kosovo", 1246}, {"Kuwait", 817}, {"Kyrgyzstan", 813},
    {"Laos", 819}, {"Latvia", 211}, {"Lebanon", 822}, {"Lesotho", 1013}, {"Liberia", 1014},
    {"Libya", 1016}, {"Liechtenstein", 347}, {"Lithuania", 37}, {"Luxembourg", 32},
    {"Madagascar", 1019}, {"Malawi", 1020}, {"Malaysia", 833}, {"Maldives", 826}, {"Mali", 912},
    {"Malta", 233}, {"Marshall Islands", 709}, {"Mauritania", 1025}, {"Mauritius", 1027},
    {"Mexico", 96}, {"Micronesia", 702}, {"Moldova", 217}, {"Monaco", 235}, {"Mongolia", 711},
    {"Montenegro", 236}, {"Morocco", 1028}, {"Mozambique", 1029}, {"Myanmar", 836},
    {"Namibia", 1030}, {"Nauru", 697}, {"Nepal", 837}, {"Netherlands", 55}, {"New Zealand", 664},
    {"Nicaragua", 811}, {"Niger", 1032}, {"Nigeria", 1033}, {"Niue", 34020}, {"North Korea", 423},
    {"North Macedonia", 221}, {"Norway", 20}, {"Oman", 842}, {"Ottoman Empire", 12560},
    {"Pakistan", 843}, {"Palau", 695}, {"Palestine", 219060}, {"Panama", 804},
    {"Papua New Guinea", 691}, {"Paraguay", 733}, {"Peru", 419}, {"Philippines", 928},
    {"Poland", 36}, {"Portugal", 45}, {"Prussia", 38872}, {"Qatar", 846},
    {"Republic of the Congo", 971}, {"Romania", 218}, {"Russia", 159}, {"Rwanda", 1037},
    {"Saint Kitts and Nevis", 763}, {"Saint Lucia", 760},
    {"Saint Vincent and the Grenadines", 757}, {"Samoa", 683}, {"San Marino", 238},
    {"Saudi Arabia", 851}, {"Senegal", 1041}, {"Serbia", 403}, {"Seychelles", 1042},
    {"Sierra Leone", 1044}, {"Singapore", 334}, {"Slovakia", 214}, {"Slovenia", 215},
    {"Solomon Islands", 685}, {"Somalia", 1045}, {"South Africa", 258}, {"South Korea", 884},
    {"South Sudan", 958}, {"Soviet Union", 15180}, {"Spain", 29}, {"Sri Lanka", 854},
    {"Sudan", 1049}, {"Suriname", 730}, {"Sweden", 34}, {"Switzerland", 39}, {"Syria", 858},
    {"São Tomé and Príncipe", 1039}, {"Taiwan", 865}, {"Tajikistan", 863}, {"Tanzania", 924},
    {"Thailand", 869}, {"Timor-Leste", 574}, {"Togo", 945}, {"Tonga", 678},
    {"Trinidad and Tobago", 754}, {"Tunisia", 948}, {"Turkey", 43}, {"Turkmenistan", 874},
    {"Tuvalu", 672}, {"Türkiye", 43}, {"Uganda", 1036}, {"Ukraine", 212},
    {"United Arab Emirates", 878}, {"United Kingdom", 145}, {"United States", 30},
    {"United States of America", 30}, {"Uruguay", 77}, {"Uzbekistan", 265}, {"Vanuatu", 686},
    {"Vatican City", 237}, {"Venezuela", 717}, {"Vietnam", 881}, {"West Germany", 713750},
    {"Yemen", 805}, {"Yugoslavia", 36704}, {"Zambia", 953}, {"Zimbabwe", 954},
}};
constexpr std::array<Item, 21> kOrganizations{{
    {"ASEAN", 7768}, {"African Union", 7159}, {"Arab League", 7172},
    {"Association of Southeast Asian Nations", 7768}, {"Council of Europe", 8908},
    {"European Union", 458}, {"International Atomic Energy Agency", 41984},
    {"International Court of Justice", 7801}, {"League of Nations", 38130}, {"NATO", 7184},
    {"North Atlantic Treaty Organization", 7184}, {"OECD", 41550}, {"OSCE", 81299},
    {"Organization for Security and Co-operation in Europe", 81299},
    {"UN Security Council", 37470}, {"UNESCO", 7809}, {"UNICEF", 740308},
    {"United Nations", 1065}, {"World Bank", 7164},
    {"World Health Organization", 7817}, {"World Trade Organization", 7825},
}};

std::optional<std::uint32_t> find(std::span<const Item> items, const Value& name) {
  if (!name.is_string()) return std::nullopt;
  const auto at =
      std::lower_bound(items.begin(), items.end(), name.string(),
                       [](const Item& item, std::string_view text) { return item.name < text; });
  if (at == items.end() || at->name != name.string()) return std::nullopt;
  return at->number;
}

/// Organizations often go by their acronym; aliases of states can be those of their neighbours.
std::optional<std::uint32_t> find_alias(std::span<const Item> items, const Map& properties) {
  const Value* aliases = properties.find("aliases");
  if (aliases == nullptr || !aliases->is_list()) return std::nullopt;
  for (const Value& alias : aliases->list()) {
    if (const auto item = find(items, alias)) return item;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> wikidata_item(const Node& node) {
  const auto has = [&](std::string_view label) {
    return std::find(node.labels.begin(), node.labels.end(), label) != node.labels.end();
  };
  const Value* name = node.properties.find("name");
  if (name == nullptr) return std::nullopt;
  if (has("Country")) return find(kCountries, *name);
  if (!has("Organization")) return std::nullopt;
  const auto item = find(kOrganizations, *name);
  return item ? item : find_alias(kOrganizations, node.properties);
}

}  // namespace dossier::graph

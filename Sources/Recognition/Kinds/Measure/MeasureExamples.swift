/// What the measure grammar finds and what it leaves alone.
enum MeasureExamples {
  /// All measures marked.
  static let positive = [
    "The well lies ⟦measure|74 km⟧ from town.", "It is ⟦measure|about 12 metres⟧ deep.",
    "The ship took ⟦measure|1,500 tonnes⟧ of rice.",
    "Water froze at ⟦measure|0 °C⟧ that night.", "The field covers ⟦measure|3.5 hectares⟧ in all.",
    "A dose is ⟦measure|20 mg⟧ a day.", "The road is ⟦measure|between 5 and 6 km⟧ long.",
    "It runs at ⟦measure|60 km/h⟧ at most.",
    "The plant makes ⟦measure|40 MW⟧ in summer.", "They bought ⟦measure|two tons⟧ of salt.",
    "It holds ⟦measure|500 litres⟧ of fuel.",
    "The site measures ⟦measure|120 square metres⟧ inside.", "The signal is at ⟦measure|5 GHz⟧ now.",
    "Jaraknya ⟦measure|35 km⟧ dari pelabuhan.", "Luasnya ⟦measure|2,5 hektare⟧ menurut peta.",
    "It fell ⟦measure|more than 30 feet⟧ to the ground.", "A limit of ⟦measure|10 ppm⟧ applies.",
    "The pipe is ⟦measure|15–20 cm⟧ wide.", "Dust of ⟦measure|10 µg/m³⟧ was found.", "It weighs ⟦measure|4.5 kg⟧ dry.",
    "The film is ⟦measure|3 mm⟧ thick.", "They sailed ⟦measure|900 miles⟧ in a week.",
    "It stores ⟦measure|16 GB⟧ of maps.",
    "The tower is ⟦measure|93 m⟧ high.", "Tangki itu memuat ⟦measure|200 liter⟧ air.",
  ]

  /// No measure in any of them.
  static let negative = [
    "Some 400 people came.", "In 2019 it closed.", "It cost $18.", "Article 5 applies.", "Ten members of the club met.",
    "Five years passed.", "About 7% failed.", "See page 12.", "Two inns were open.",
    "The mile is an old unit.", "Chapter 4 begins here.", "Twelve gold coins were found.", "30 days",
    "Pasal 4 berlaku.", "Room 12 is free.",
  ]
}

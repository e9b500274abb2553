import type { CategoryId } from "../../core/ticket/taxonomy.ts";

/** What belongs to each kind and what does not (taxonomy of 2026-11, §2), as a model is told. */
export const definitions: Record<CategoryId, string> = {
  "sidewalk-encroachment":
    'Goods, tables, sheds or materials put on a public walkway or road edge by a shop or household. Cues: "lấn chiếm", "bày bán hết lề đường". Not: moving sellers -> street-vending; parked vehicles -> illegal-parking; a solid structure -> illegal-construction.',
  "illegal-parking":
    'Vehicles stopped where forbidden, blocking gates, alleys, crossings. Cues: "đậu xe chắn hẻm". Not: shop keeps customers\' bikes on the walkway every day -> sidewalk-encroachment; jam from volume -> traffic-congestion.',
  "street-vending":
    'Moving or gathering sellers, informal market, begging in public places. Cues: "chợ cóc", "bán hàng rong". Not: fixed shop spilling out -> sidewalk-encroachment; person in need of care -> social-welfare; spoiled food -> food-safety.',
  "illegal-advertising":
    'Unlicensed boards, banners, stickers, "khoan cắt bê tông" paint, flyers on poles. Not: board about to fall -> construction-site-safety; loan threats -> public-disorder; fraud text -> theft-fraud.',
  "noise-residential":
    "Loud singing, speakers, parties, pets at a home or on the street. Not: bar, restaurant, shop -> noise-business; fighting or threats -> public-disorder.",
  "noise-business":
    "Repeated noise or vibration from a bar, shop loudspeaker, workshop, machine. Not: with smoke or smell as main harm -> smoke-odour-dust; building site -> noise-construction.",
  "noise-construction":
    "Site noise, above all at night or noon, piling, trucks. Not: cracks or falling things -> construction-site-safety; no permit -> illegal-construction.",
  "litter-dumping":
    "Rubbish or rubble thrown or piled where it should not be; also to catch the doer. Not: paid collection missed -> waste-collection; rubbish blocks a drain and water stands -> flooding-drainage; dead animal -> disease-vector.",
  "waste-collection":
    "Household or street collection late, skipped, spilled; bins full; fee dispute. Not: stranger's dumping -> litter-dumping; collector rude only -> staff-conduct.",
  "smoke-odour-dust":
    "Air nuisance: burning, cooking smoke, chemicals, trucks dropping dust. Not: smell from a drain -> flooding-drainage.",
  "wastewater-discharge":
    "Waste water or oil let into street, canal or drain; dead fish; coloured water. Not: rain water standing -> flooding-drainage; tap water dirty -> water-supply.",
  "road-damage":
    "Pothole, sinking, bad trench repair, oil or gravel on the road. Not: open manhole -> manhole-cover; walkway only -> pavement-damage; works without signs -> construction-site-safety.",
  "pavement-damage":
    "Broken walkway, kerb, small bridge, guard rail, tactile paving. Not: goods on it -> sidewalk-encroachment; tree roots lift it and the tree leans -> tree-hazard.",
  "traffic-signal-sign":
    "Signal dead or wrong, sign fallen or hidden, marking worn. Not: street lamp -> street-light; sign hidden by leaves -> tree-park-care.",
  "traffic-congestion":
    "Regular jam, school-gate chaos, dangerous crossing, racing. Not: blocked by parked cars -> illegal-parking; flooded -> flooding-drainage.",
  "public-transport":
    "Late or skipped bus, staff manners, bad stop, shelter, ticket. Not: taxi or bike-hail fraud -> theft-fraud.",
  "street-light":
    "Lamp off, flickering, on by day, pole leaning. Open wires on the pole: power-hazard. Not: traffic light -> traffic-signal-sign; home without power -> power-outage.",
  "flooding-drainage":
    "Standing water after rain or tide, blocked or broken drain, drain smell. Not: cover lost -> manhole-cover; factory water -> wastewater-discharge; pipe burst -> water-supply.",
  "manhole-cover":
    "Cover missing, broken, loose or high; drain mouth collapsed. Not: only blocked -> flooding-drainage.",
  "water-supply": "No water, weak, dirty, salty; burst pipe; meter or bill. Not: rain water -> flooding-drainage.",
  "power-outage": "Outage, low power, meter or bill, planned cut not told. Not: wire down or sparking -> power-hazard.",
  "power-hazard":
    "Fallen or low wire, sparking box, leaning pole, bare joint. Not: thin telecom cable, surely not power -> cable-telecom.",
  "cable-telecom":
    "Sagging or fallen data cable, open cabinet, leaning telecom pole, no network. Not sure which wire: power-hazard.",
  "tree-hazard":
    "Fallen, cracked, leaning, rotten tree or branch; blocks a way. On wires: power-hazard. Not: wants pruning only -> tree-park-care.",
  "tree-park-care":
    "Pruning, planting, dead trees, park grass, benches, playground, public toilet. Not: illegal cutting going on -> tree-hazard; dog in park -> loose-animals.",
  "illegal-construction":
    "Building, extra floor, balcony, filling a canal without or against a permit. Not: only noise -> noise-construction; goods on the walk -> sidewalk-encroachment.",
  "construction-site-safety":
    "Falling things, no cover, deep pit, neighbour's cracks, loose board, road works with no warning. Not: permit question -> illegal-construction.",
  "land-encroachment": "Public land, canal bank, alley taken; boundary quarrel between neighbours.",
  "public-disorder":
    "Fights, threats, loan-shark paint, drunk groups, racing gangs. Not: loud but peaceful -> noise-residential.",
  "drugs-vice": "Drug use or sale, needles, gambling, prostitution. Not: needles to remove only -> disease-vector.",
  "fire-safety-risk":
    "Gas store, blocked exits, overload, charging in stairs, burning. Not: wire sparking on a pole -> power-hazard.",
  "theft-fraud": 'Theft, robbery, phone or "fake official" fraud. Not: price too high -> price-consumer.',
  "loose-animals":
    "Dogs without muzzle, cattle on the road, filth from animals. Not: sick or dead animals -> disease-vector.",
  "food-safety":
    "Dirty kitchen, spoiled or fake food, sickness after eating. Not: seller on the walkway only -> street-vending; price -> price-consumer.",
  "disease-vector":
    "Dengue spot, mosquito pool, rats, dead animals, outbreak signs. Not: rubbish only -> litter-dumping.",
  "health-education-service": "Clinic, vaccination, school fees, enrolment, bullying reported to the ward.",
  "social-welfare":
    "Allowances late or wrong, homeless or lone elder, abused or disabled person, relief goods. Not: allowance dossier late -> dossier-delay.",
  "price-consumer":
    "Overcharge, no posted price, fake goods, tourist trap. Not: fraud -> theft-fraud; food sickness -> food-safety.",
  "dossier-delay":
    "A filed dossier is late, returned without reason or has no news. Not: cannot open the site -> online-service-error.",
  "procedure-difficulty": "Unclear or contradictory guidance, extra papers, sent from office to office, long wait.",
  "online-service-error":
    "Cannot log in, upload, pay; data of two systems differ; forced to file again. Not: slow staff -> dossier-delay.",
  "staff-conduct":
    "Rude, absent, slow, unfair behaviour of a named or counter officer. Not: asks for money -> integrity-complaint; bus driver -> public-transport.",
  "integrity-complaint": "Bribe, favour, cover-up. Not: no gain involved -> staff-conduct.",
  "other-unclassified": "Nothing above fits, or nothing is told that somebody could look into.",
};

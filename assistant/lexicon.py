"""Words of the trade in both languages: what a question calls one way, an act may call another.

Data, folded once. A group holds words that may stand for each other; the French ones are how acts say it.
"""

from __future__ import annotations

from functools import lru_cache

from index.text import fold

# Each line a group: words of a question (French or English) and the French words of acts that answer them.
_GROUPS = """
    # money
    location, louer, loyer, redevance, rent, renting, rental, lease, hire, hiring
    lieu, lieux, site, sites, salle, venue, venues, premises, place, places, location's
    achat, achats, acheter, purchase, purchases, buy, buying, bought, acquisition, acquérir
    vente, vendre, cession, sale, sell, selling, sold
    prix, price, coût, coûte, coûter, coûtera, payer, payera, paie, paient, paye, payent, cost, costs, tarif, fee, fees
    mécénat, mécène, mécènes, sponsoring, sponsor, sponsors, sponsorship, patron, patrons, patronage
    salaire, salaires, wages, wage, salary, salaries, payroll, personnel, staff
    déplacement, transport, travel, transportation, trip, trips
    hébergement, accommodation, lodging, housing
    réception, catering, hospitality, reception
    publicité, communication, advertising, advertisement, promotion, promoting, marketing
    matériel, équipement, équipements, equipment, hardware, gear
    travaux, works, work, chantier, construction, building
    emprunt, prêt, loan, loans, borrow, borrowing, mortgage
    reprise, reprendre, reprend, reprennent, takeover
    taux, rate, rates, intérêt, interest
    durée, duration, length, term
    taxe, taxes, tax, impôt, fiscalité, imposition
    facture, invoice, bill
    garantie, garantir, guarantee, guaranteed, guarantees
    avance, advance, acompte, instalment, instalments, installment, installments, versement, solde, balance
    plafond, maximum, cap, ceiling, maximal, limit
    impression, printing, print
    prestation, prestations, services, service
    documentation, goodies, documents
    ménage, nettoyage, cleaning
    sécurité, security, safety
    intervenant, intervenants, animateur, animateurs, speaker, speakers, facilitator, facilitators
    espèces, numéraire, cash, argent
    retenu, retient, attribue, remporté, won, win, winner, awarded
    offre, bid, bids, tender, tenders, proposition
    caution, deposit, dépôt
    avenant, supplément, surcoût, addendum, supplement
    honoraires, rémunération, fees
    amende, pénalité, fine, penalty
    dette, endettement, debt
    architecte, architect
    parcelle, parcel, plot
    vélo, vélos, bike, bikes, cycling, cyclo
    pont, bridge
    piscine, aquatique, nautique, pool, swimming
    crèche, nursery
    hôpital, hospital
    lit, lits, beds, bed, places
    ehpad, retirement, nursing
    verger, vergers, orchard, orchards
    vigne, vignes, vignoble, vineyard, vineyards
    chorale, choeur, choir, choirs
    fanfare, harmonie, brass
    jeux, games, playground
    gymnase, gym, gymnasium
    archer, archers, archery, arc
    danse, dance, dancing
    jardin, jardins, jardinage, garden, gardens, gardening
    carnaval, carnival
    artifice, fireworks, firework
    noël, christmas
    lampadaire, lampadaires, lamp, lamps
    déchet, déchets, ordures, waste, rubbish, garbage, litter
    chat, chats, cat, cats
    chien, chiens, dog, dogs
    abeille, abeilles, apiculture, bees, beekeeping
    retraité, retraités, retired, pensioners
    prêté, prêtée, prêtés, disposition, hébergé, hébergée, lent, lending
    gratuit, gratuite, gratuitement, gracieux, gracieusement, free
    jumelage, twinning, twinned
    avocat, avocats, lawyer, lawyers
    vétérinaire, vétérinaires, vet, vets, veterinary
    consultation, appel, tender, tenders
    soumissionnaire, candidat, candidats, bidder, bidders, bid, bids, consulté, consultées
    étude, études, survey, surveys, study, studies
    rive, rives, berge, berges, shore, bank, banks
    annuel, annuelle, annual, yearly
    mois, month, months, mensuel, mensuelle, monthly
    adhésion, adhérer, cotisation, membership, member
    promettre, promis, promise, promised, accord
    convoqué, convoqués, convocation, convened, summoned
    participation, participer, participe, contribution, contribuer, contribute, contributed, contributes
    total, totale, ensemble, global, globale, overall, altogether
    # bodies
    commune, communes, ville, villes, mairie, town, towns, city, cities, municipality, municipalities, municipal, village
    département, départemental, departmental, county
    région, régional, regional, region
    agglomération, agglo, communauté, intercommunalité, epci, intercommunal
    état, state, préfecture, national
    association, associations, asso, assos, club, charity, charities, nonprofit, society
    entreprise, entreprises, société, sociétés, firm, firms, company, companies, business, contractor, contractors
    école, écoles, scolaire, school, schools
    lycée, lycées, high-school
    collège, collèges, secondary
    commission, committee, committees
    permanente, standing
    # themes
    sport, sports, sportif, sportive, sporting
    culture, culturel, culturelle, cultural
    musique, musical, music, orchestre, orchestra, harmonie, band, fanfare
    théâtre, theatre, theater, drama
    bibliothèque, library, médiathèque, livre, lecture, book, books, reading
    chasse, chasseur, chasseurs, hunting, hunters, hunter
    pêche, pêcheur, pêcheurs, fishing, anglers, angler
    forêt, forestier, forest, forestry, bois, wood, woods, timber
    eau, water
    assainissement, sewage, sanitation, wastewater
    voirie, voie, voies, route, rue, road, roads, street, streets
    éclairage, lighting, lights
    église, church
    toiture, toit, roof, roofing
    moulin, mill, windmill
    logement, appartement, flat, apartment, dwelling, home
    terrain, parcelle, land, plot, parcel, field
    cimetière, cemetery, graveyard
    cantine, restauration, canteen, meals, meal
    jeunesse, jeune, jeunes, youth, young
    enfant, enfants, child, children, kid, kids
    personne, personnes, people, participant, participants, visiteur, visiteurs, visitor, visitors, public, attendees, spectateurs
    fête, fêtes, festivity, fair
    festival, festivals
    resto, restos, restaurant, restaurants
    marché, contract, market, tender, procurement
    numérique, digital
    informatique, computer, computers, computing
    rénovation, réfection, restauration, réhabilitation, renovation, renovating, refurbishment, restoration, repair, repairs
    énergie, énergétique, energy, insulation, isolation
    voile, sailing, nautique, nautical, boat, boating
    sauvetage, rescue, lifeboat, secours
    mer, maritime, sea, marine
    randonnée, randonneurs, randonneur, hiking, hikers, walkers, ramblers
    pompier, pompiers, sapeurs, firefighters, fire
    ancien, anciens, aîné, aînés, senior, seniors, elderly, old
    combattant, combattants, veteran, veterans
    handicap, handicapé, handicapés, disability, disabled
    alimentaire, food
    banque, bank
    vert, verte, green
    vin, vins, vigneron, vignerons, wine, wines, winegrowers
    presbytère, presbytery, rectory
    poste, post
    remplacer, remplace, replace, replaced, replaces, annule, cancel, cancelled
    report, rapport
    libérer, libéré, libérée, évacuer, évacué, évacuée, quitter, vacate, vacated
    complètement, totalement, entièrement, completely, entirely, fully
    règlement, regulation, rules
    convention, agreement
    projet, project, projects
    futur, future, nouveau, nouvelle, projet, new
    édition, edition, editions
    événement, évènement, event, events, manifestation, manifestations
    attendu, attendus, attendues, expected, attendance
    dérouler, déroule, lieu, tenir, tient, held, happen
    titulaire, holder, attributaire, winner, won
"""

GROUPS: tuple[tuple[str, ...], ...] = tuple(
    tuple(word.strip() for word in line.split(","))
    for line in _GROUPS.splitlines()
    if line.strip() and not line.strip().startswith("#")
)

# Words for those who get money, whoever they are: they make a set, and name nobody in it.
_KIND_WORDS = """
    association associations asso assos club clubs organisme organismes organisation organisations
    organization organizations structure structures
    commune communes ville villes mairie town towns city cities municipality municipalities département
    departement région region county
    entreprise entreprises company companies firm firms charity charities community communities
    communauté agglo agglomération
"""
# Words that say what is asked, not about what: they weigh nothing when the subject is looked for.
_FRAME_WORDS = """
    sub subs subv combien montant montants somme sommes total totale totaux subvention subventions aide aides
    soutien versé versée versés versées verser verse attribué attribuée attribuées attribués attribuer
    accordé accordée accordées accordés accorder octroyé donné donnée donner donne obtenu obtenue
    reçu reçue touché perçu alloué allouée voté votée votées votés voter vote votes voix pour contre
    abstention abstentions abstenu abstenue abstenus abstenues abstient unanimité majorité adopté adoptée adopter approuvé approuvée décidé
    décidée décision décisions délibération délibérations délib acte actes numéro quel quelle quels
    quelles lequel laquelle qui quand date pourquoi comment où quoi liste lister bénéficiaire
    bénéficiaires financement finance financer financé financeurs financeur part proportion
    pourcentage budget budgets prévu prévue prévus prévues inscrit inscrits inscrite euros euro
    argent nombre élus élu conseillers conseiller conseillère conseillères secrétaire séance
    président présidente présidé présidait présidée excusé excusés excusée absent absents présent
    présents présente pouvoir pouvoirs procuration procurations signé signature signataire plus gros
    grosse grosses grand grande grands moins petit petite petites premier première élevé élevée
    important importante demandé demande demander demandée sollicité sollicite solliciter sollicitée
    proposé proposée propose fait été avoir être faire va aller chacun chacune chaque ensemble tout
    tous toute toutes cela ça donc alors aussi encore déjà svp merci bonjour dis moi dire how much
    many amount sum grant grants subsidy subsidies subsidised funding fund funds funded money went
    go gave give given gives get got receive received receives award awarded awards allocate
    allocated paid pay pays voted voting against abstain abstained unanimous unanimously majority
    adopt adopted approve approved approval decide decided decision decisions resolution resolutions
    act acts number which who whom when why what where list beneficiary beneficiaries recipient
    recipients contribute contributed contribution contributor contributors finances financed share
    percentage percent budgeted planned councillors councillor members member secretary sitting
    meeting session chair chaired chairman chairwoman president presided excused present proxy
    proxies signed biggest largest highest most smallest least top first altogether all overall
    global whole ask asked request requested requests proposed each per between and or than did does
    do was were been is are has have had the from council councils conseil conseils municipal
    municipaux départementaux titre cadre cours année an ans € k€ m€ fois augmenté augmentation
    baissé baisse évolution évolué comparer comparaison différence increase increased decrease
    decreased change changed compare more less événement évènement event events manifestation monte montent élève élèvent elle il ils elles cb cbien imputation imputé imputée payée ligne lignes
    line lines thème thèmes theme themes lettres chiffres exact exacte exactement take takes took
    taken put puts into big large long high low depuis entre before after since avant après lors
    mettre mis mise cancel cancels cancelled replace replaces replaced annule remplace hold holds
    minutes passée passé passed pass said says told budgétaire représente pris prise prises
    auprès même sujet same subject topic résultat résultats result results outcome
    aidé aidés aidée aidées soutenu soutenus soutenue soutenues subventionné subventionnés
    subventionnée subventionnées octroyés octroyée octroyées perçus perçue perçues alloués allouées
    sera seront serait seraient doit doivent being
    reçus reçues obtenus obtenues touchés financés financée financées helped supported
    toucher touche touchent touchée touchera toucherait percevoir perçoit perçoivent empocher coup pouce rallonge
    reçoit reçoivent recevoir recevra recevront recevrait confondu confondus confondue confondues
    distribuer distribué distribuée distribués distribuées quelque chose eu eue
    allé allée allés allées devenu devenue devient additionne additionner additionnés additionnée additionnées cumulé cumulés
    cumulées chiffre chiffrer chiffré chiffrée actually evening fin
    moyen moyenne moyens moyennes average mean final finale finalement set sets setting aside fix fixed about during under size hand hands handed out send sends sent spend spends spent support backed backing
    name names mme mlle mr monsieur madame mesdames messieurs mrs miss
    validé validée validés validées validated servi servie servis servies served
"""


@lru_cache(maxsize=1)
def kind_words() -> frozenset[str]:
    """Words for kinds of bodies (a town, the Region, associations), folded: they name none of them."""
    return frozenset(fold(word) for word in _KIND_WORDS.split())


@lru_cache(maxsize=1)
def frame_words() -> frozenset[str]:
    """Words that only say what is asked, folded."""
    return frozenset(fold(word) for word in _FRAME_WORDS.split())

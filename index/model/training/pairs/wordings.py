"""Our own wordings: how people ask, and the trade's words that mean the same in both languages."""

from __future__ import annotations

# Many of them, so that the words of asking ("puis", "dois", "mon", "would") learn to weigh little.
FRENCH_QUESTIONS = (
    "Que dit le texte sur {topic} ?",
    "Quelles sont les règles pour {topic} ?",
    "Comment ça marche, {topic} ?",
    "Qu'est-ce que {topic} ?",
    "C'est quoi {topic} ?",
    "Je cherche des informations sur {topic}",
    "Qui décide de {topic} ?",
    "Quand s'applique {topic} ?",
    "Que faire pour {topic} ?",
    "Pouvez-vous m'expliquer {topic} ?",
    "Dans quel cas parle-t-on de {topic} ?",
    "Que prévoit la délibération pour {topic} ?",
    "Est-ce que je peux demander {topic} ?",
    "Puis-je avoir {topic} ? Que dois-je faire ?",
    "Je suis concerné par {topic}, que puis-je faire ?",
    "Ai-je droit à {topic} ?",
    "Je voudrais savoir si {topic} est possible",
    "Où trouver {topic}, s'il vous plaît ?",
    "Pourquoi {topic} ?",
    "Quel est le rôle de {topic} ?",
    "Quels sont les cas de {topic} ?",
    "À quoi sert {topic} ?",
    "Mon entreprise doit-elle respecter {topic} ?",
    "Ma demande porte sur {topic} : à qui dois-je m'adresser ?",
    "Peut-on me refuser {topic} ?",
    "Faut-il prévoir {topic} ?",
    "Combien de temps pour {topic} ?",
    "Lesquels de ces textes parlent de {topic} ?",
    "Bonjour, j'ai une question : {topic}, comment faire ?",
    "Nous aimerions comprendre {topic}. Merci",
    "Existe-t-il des exceptions à {topic} ?",
    "Que se passe-t-il en cas de {topic} ?",
    "Notre commune peut-elle décider de {topic} ?",
    "Avez-vous quelque chose sur {topic} ?",
    "Qui doit s'occuper de {topic}, et quand ?",
    "Quelles démarches pour {topic} ?",
    "Doit-on me prévenir de {topic} ?",
    "Savez-vous ce que veut dire {topic} ?",
)

ENGLISH_QUESTIONS = (
    "What does the text say about {topic}?",
    "What are the rules on {topic}?",
    "How does {topic} work?",
    "What is {topic}?",
    "I am looking for information on {topic}",
    "Who decides on {topic}?",
    "When does {topic} apply?",
    "What should I do for {topic}?",
    "Can you explain {topic}?",
    "What was decided about {topic}?",
    "Which act deals with {topic}?",
    "Am I allowed to ask for {topic}?",
    "Could you please tell me about {topic}?",
    "Where can I find {topic}?",
    "Why {topic}?",
    "Do we have to follow {topic}?",
    "Is there anything on {topic}?",
    "Has my town decided on {topic}?",
    "I would like to know whether {topic} is possible",
    "Show me everything about {topic}",
    "How much, how long or how many for {topic}?",
    "Does our council deal with {topic}?",
    "Who is in charge of {topic}, and since when?",
    "Give me the details of {topic}",
    "What happens in case of {topic}?",
    "Were there any exceptions to {topic}?",
)

# Who asks and how: they name nothing that is asked for. Statutes have hardly any of them, so that learning
# can't tell how little they weigh.
ASKING = frozenset(
    """
je tu nous vous me te moi toi mon ma mes ton ta tes notre nos votre vos
suis êtes étais ai as avons avez avais peux pouvons pouvez pourrais puis dois devons devez devrais fais faites
veux veut voulez voudrais souhaite sais vais merci bonjour svp
comment pourquoi combien quand quel quelle quels quelles quoi lequel laquelle lesquels lesquelles
i you we us me my your our yours please who whom whose which what when where why how
""".split()
)

# The words that hold a sentence together or ask, and name nothing: they start with little weight.
CLOSED_CLASS = ASKING | frozenset(
    """
il elle on ils elles se lui leur eux y en ce c ceci cela ça celui celle ceux celles
cet cette ces son sa ses leurs
le la les l un une des du de d au aux et ou ni mais donc or car si que qu qui dont où
à dans par pour sur sous avec sans entre vers chez contre depuis pendant avant après lors afin alors aussi ainsi
comme plus moins très trop peu bien tout toute tous toutes même autre autres aucun aucune chaque plusieurs
quelque quelques ne n pas non oui jamais rien s t m j lorsque puisque quoique
es est sommes sont était étaient été être sera seront serait soit
a ont avait avaient avoir eu aura auront aurait
peut peuvent pourrai pourrait puisse
doit doivent devoir devrait faut
faire fait font ferait vouloir savoir va vont aller
existe cas possible exemple parle parler dire dit signifie définition
he she it they him her them his its their mine this that these those
the and or but nor so if then than of in on at to for from by with
without about into over under between is are was were be been being am do does did done have has had having
can could may might must shall should will would not no yes any some all each every other such there here very much
many more most less least only also just tell know want need find give get explain mean means case
""".split()
)

# Each line: wordings of one thing, French | English, alternatives apart by commas.
_TRADE = """
subvention, aide financière, concours financier, soutien financier | grant, subsidy, financial aid, funding
participation financière, contribution financière | financial contribution, share of the cost
attribution d'une subvention, octroi d'une aide, versement d'une subvention | award of a grant, granting of a subsidy
subvention de fonctionnement | operating grant
subvention d'investissement, subvention d'équipement | capital grant, investment grant
avance remboursable | repayable advance
délibération, décision du conseil | deliberation, council decision, resolution
arrêté | order, by-law
procès-verbal, compte rendu de séance | minutes of the meeting
ordre du jour | agenda
conseil municipal | municipal council, town council, city council
conseil départemental, conseil général | departmental council, county council
conseil régional | regional council
conseil communautaire, assemblée communautaire | community council, intermunicipal council
EPCI, intercommunalité, communauté de communes, communauté d'agglomération, agglo, métropole | intermunicipal body, community of municipalities
commission permanente | standing committee, permanent commission
commune, ville, municipalité | municipality, town, city
maire | mayor
adjoint au maire, adjoint | deputy mayor
conseiller municipal, élu | councillor, elected member
président de séance | chair of the meeting
secrétaire de séance | secretary of the meeting
présents, membres présents | members present, attendance, who attended
absents, excusés, absents excusés | absent, excused, apologies for absence
pouvoir, procuration | proxy
quorum | quorum
vote, scrutin | vote, ballot
vote pour, voix pour | votes in favour, ayes
vote contre, voix contre | votes against, who voted against, noes
abstention, s'abstenir | abstention, abstained
à l'unanimité, unanime | unanimously, unanimous
à la majorité | by a majority
adopté, approuvé | adopted, approved, carried
rejeté, refusé | rejected, refused
budget primitif, budget | initial budget, annual budget
décision modificative, budget supplémentaire | budget amendment, supplementary budget
compte administratif, compte financier unique | administrative account, year-end accounts
section de fonctionnement | operating section, current budget
section d'investissement | investment section, capital budget
dépenses, charges | expenditure, expenses, costs, spending
recettes, produits | revenue, income, receipts
ligne budgétaire, imputation budgétaire, imputation | budget line, budget heading
crédits, autorisation de programme, autorisation d'engagement | appropriations, programme authorisation
crédits de paiement | payment appropriations
emprunt, prêt | loan, borrowing
garantie d'emprunt | loan guarantee
dette | debt
taux d'imposition, fiscalité locale, impôts locaux | tax rates, local taxes
taxe foncière | property tax
taxe de séjour | tourist tax
tarifs, tarification | fees, price list, rates
redevance d'occupation du domaine public | fee for use of public land
convention | agreement
convention de partenariat, partenariat | partnership agreement, partnership
convention d'objectifs | performance agreement, agreement on objectives
avenant | amendment, rider
signature, autoriser à signer | authorise to sign, signature
marché public, commande publique | public contract, public procurement
appel d'offres | call for tenders, invitation to tender
délégation de service public | public service delegation, concession
maîtrise d'œuvre | project management, architect's services
travaux | works, construction work
voirie, route, rue | roads, streets
stationnement | parking
circulation | traffic
cession, vente d'un terrain, aliénation | sale of land, disposal
acquisition, achat d'une parcelle, acquisition foncière | land acquisition, purchase of a plot
bail, location | lease, rental
mise à disposition | making available, provision
domaine public | public domain, public land
urbanisme, aménagement du territoire | town planning, land use planning
plan local d'urbanisme, PLU | local development plan, zoning plan
permis de construire | building permit, planning permission
logement social, HLM, bailleur social | social housing, public housing
eau potable | drinking water
assainissement, eaux usées | sewerage, sanitation, waste water
ordures ménagères, déchets, collecte des déchets | household waste, refuse, waste collection
déchetterie, déchèterie | recycling centre, waste disposal site
école, établissement scolaire | school
collège | lower secondary school, middle school
lycée | upper secondary school, high school
cantine, restauration scolaire | school canteen, school meals
crèche, petite enfance, accueil du jeune enfant | day nursery, day care, early childhood
périscolaire, centre de loisirs | after-school care, leisure centre
transport scolaire | school transport, school bus
transports en commun, mobilité | public transport, mobility
piste cyclable, vélo | cycle path, bicycle
bibliothèque, médiathèque | library
musée | museum
spectacle, concert, festival | show, concert, festival
association sportive, club sportif | sports club, sports association
équipement sportif, gymnase, stade | sports facility, gymnasium, stadium
piscine | swimming pool
personnes âgées, EHPAD, maison de retraite | elderly people, nursing home
personnes handicapées, handicap | disabled people, disability
action sociale, CCAS, aide sociale | social services, welfare
insertion, RSA | integration into work, income support
emploi, recrutement | employment, hiring
personnel, agents, fonctionnaires, ressources humaines | staff, employees, civil servants, human resources
tableau des effectifs, création de poste | staffing table, creation of a post
indemnités de fonction des élus | allowances of elected members
formation | training
santé, hôpital, médecin | health, hospital, doctor
sécurité, police municipale | safety, municipal police
vidéoprotection, vidéosurveillance, caméras | video surveillance, cameras, CCTV
pompiers, SDIS, incendie et secours | fire service, fire and rescue
tourisme, office de tourisme | tourism, tourist office
agriculture, agriculteurs | farming, agriculture, farmers
forêt, bois | forest, woodland
environnement, biodiversité | environment, biodiversity
transition énergétique, énergie, économies d'énergie | energy transition, energy saving
éclairage public | street lighting
numérique, informatique, fibre optique, haut débit | digital, computing, optical fibre, broadband
inclusion numérique, médiation numérique, conseiller numérique | digital inclusion, digital mediation
développement économique, entreprises, commerce | economic development, businesses, trade
zone d'activités | business park
cimetière, concession funéraire | cemetery, burial plot
état civil, acte de naissance | civil registry, birth certificate
mariage | marriage, wedding
élections, liste électorale | elections, electoral roll
désignation des représentants, désignation | appointment of representatives, appointment
syndicat mixte, syndicat intercommunal | joint authority, intermunicipal syndicate
fonds de concours | contribution fund
fonds européens, FEDER | European funds, ERDF
dotation, dotation globale de fonctionnement, DGF | state allocation, block grant
plan de financement, montage financier | financing plan
bénéficiaire, attributaire | beneficiary, recipient
montant, somme | amount, sum
total, cumul | total, overall
exercice, année budgétaire | financial year, fiscal year
rapporteur, rapport | rapporteur, report
annexe | annex, appendix
adhésion, cotisation | membership, membership fee
jumelage, coopération internationale | town twinning, international cooperation
patrimoine, monument historique | heritage, historic monument
parcelle cadastrale, cadastre | land plot, land register
expropriation, déclaration d'utilité publique | expropriation, compulsory purchase
enquête publique | public inquiry
bâtiment communal, salle des fêtes | municipal building, village hall
jeunesse, jeunes | youth, young people
femmes, égalité entre les femmes et les hommes | women, gender equality
violences conjugales | domestic violence
animaux, fourrière | animals, animal pound
marché, foire, halle | market, fair, covered market
bourse, prix, récompense | scholarship, prize, award
"""


def trade() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """(French wordings, English wordings) of each thing."""
    return tuple(_alternatives(line) for line in _TRADE.strip().splitlines())


def _alternatives(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    french, _, english = line.partition(" | ")
    return tuple(french.split(", ")), tuple(english.split(", "))

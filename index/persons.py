"""Is a printed name that of a private person? Told by a civility, an initial or a first name.

People who get an aid of a council are named in its acts, and are not to be profiled: whoever is taken for a
person here is never brought together across acts. In doubt a name is a person's: a body called by a person's
name alone ("Victor Hugo") loses little by it.
"""

from __future__ import annotations

import re

from index.text import flat

_LEADS = r"(?:(?:au\s+)?(?:profit|benefice|nom)\s+de\s+|en\s+faveur\s+de\s+|[aà]\s+|de\s+|d'|par\s+)*"
_CIVIL = re.compile(
    rf"\W*{_LEADS}(?:m\.|mm\.|(?:mr|mrs|mme|mmes|mlle|mlles|monsieur|messieurs|madame|mesdames|mademoiselle)\b\.?"
    r"|(?:consorts|epoux|indivision|heritiers)\s)"
)
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)* ?[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ]\.")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MOST_WORDS = 4
# The commonest first names in France; of a double one the first half tells.
_FIRST_NAMES = frozenset(
    """
abdallah abdel abdelkader abdou abel achille adama adelaide adele adeline adem adolphe adrien agathe agnes
ahmed aicha aimee alain alban albane albert alberte albin alex alexandra alexandre alexia alexis alfred ali
alice alicia aline alison aliyah alizee aloys alphonse alya amadou amandine amar ambroise amelie amin amina
amir anais anastasia anatole andre andrea andree ange angela angeline angelique anissa anita anna annabelle
anne annick annie anouk anselme anthonin anthony antoine antoinette antonin antonio apolline ariane aristide
arlette armand armande armel armelle arnaud arnold arthur assia astrid aubin aude audrey auguste augustin
augustine aurelia aurelie aurelien axel axelle ayoub aziz babette bachir baptiste barbara barnabe barthelemy
bastien baudouin beatrice benjamin benoit berengere berenice bernadette bernard bertrand bettina bilal bilel
blaise blandine boris bouchra brahim brice brigitte bruno bryan calixte camelia camille candice carine carl
carla carmen carolane carole caroline cassandra catherine cathy cecile cedric celestin celestine celia
celine cesar chakib chantal charles charlotte cherif chloe christel christelle christian christiana
christiane christina christine christophe cindy claire clara clarisse claude claudette claudie claudine clea
clelia clemence clement clementine cleo clothilde clotilde colette colin coline conrad constantin coralie
cordelia corentin corinne cornelia cyprien cyriaque cyril cyrille dalila damien damienne dania daniel
daniele danielle dany daphne david deborah delia delphine denis denise desiree diana diane didier dimitri
djamel djamila dolores dominique donatien donovan dorian doriane dorothee driss dylan edgar edgard edith
edmee edmond edouard edwige eleonore eli elia elian eliane elias eliette elina eline elio eliott elisa
elisabeth elise elisee eliza ella ellen elliot elodie eloi eloise elsa elvire emeline emeric emile emilie
emilien emilienne emma emmanuel emmanuelle emmy enzo eric erica erick erika ernest ernestine erwan erwin
esteban estelle esther ethan etienne eugene eugenie eva evan eve evelina evelyne fabien fabienne fabio
fabiola fabrice fanny fatiha fatima fatou fatoumata faustine felicie felicien felix ferdinand fernand
fernande firmin flavie flavien flora florence florent florian floriane florine francine francis franck
franco francois francoise frank frederic frederick frederique gabriel gabrielle gael gaelle gaetan gaetane
gaspard gaston gauthier gautier gemma genevieve geoffrey geoffroy georges georgette georgina gerald
geraldine gerard germain germaine gervais ghislain ghislaine gilbert gilberte gildas gilles ginette gino
giovanni gisele gladys godefroy gontran gregoire gregory grégoire guillaume gustave guy gwenael gwenaelle
gwendoline habib hakim halima hamid hamida hamza hannah hans harold harry hassan hector hedi helena helene
helios heloise henri henriette hermine hernan herve hicham hilaire hippolyte honorine hortense houda houria
hubert hugo hugues huguette ibrahim ida idris ignace igor ilan iliana ilona ilyes imran inaya ines ingrid
irene irenee iris irma isaac isabelle ismael ivan jacky jacob jacqueline jacques jacquy jade jalal jamal
jamila janine jason jean jeanne jeannette jeannine jeannot jennifer jenny jeremie jeremy jerome jessica
jimmy joachim joan joanna joao jocelyn jocelyne joe joel joelle johan johann johanna john johnny jonas
jonathan jordan jose josee joseph josephine josette josiane josie josselin josseline josue jude judith jules
julia juliana juliane julie julien juliet juliette justine kader kamal kamel karen karim karine karl karole
katherine kathleen kathy katia kelly kenza kevin khadija killian klara kylian laetitia lahcen laila lana
larbi laura laure laurence laurent lazare lea leandre leane leila lena lenny leon leonard leone leonie
leopold leopoldine leslie lila lilas lili lilian liliane lilly lily lina linda lino lionel lisa lise lisette
livia lizzie loan loane loic lola lorene lorenzo lotfi lou louane louanne loubna louca louis louise louna
lubin luc luca lucas lucette luciano lucie lucien lucienne lucile lucille ludivine ludovic luis luisa lydia
lydie lyna lysiane madeleine mael maelle maelys maeva magali magalie magdalena magdeleine mahamadou mahdi
maia mailys maimouna malek malika malo malorie mamadou manon manuel manuela marc marceau marcel marcelin
marceline marcelle margaret margaux margot marguerite maria mariam mariama mariana mariane marianne marie
mariette marilou marilyne marina marine mario marion marius marjorie marthe martial martin martine mary
maryline maryse maryvonne mathias mathieu mathilde mathis mathurin mathys matteo matthias matthieu matthis
maud maude maurice mauricette max maxence maxime maximilien mayeul mederic mehdi melanie melina melissa
melodie mercedes mia michael michaela michel michele micheline michelle mickael miguel mikael mila milo
mireille miriam mohamed mohammed moise mona monia monika monique morad morgane mouhamed mouna mourad moussa
muriel mustapha myriam nabil nacer nadege nadia nadine nadjet nael nahla naima najat nancy naomi narcisse
nasser nassim natacha natalia nathalie nathan nathanael nawel nelly nestor nicolas nicole nina nino noa noah
noam noel noelle noemie noham nohan nolan nora norbert norma nour noura octave octavie odette odile odilon
olga olivia olivier omar ophelie oriane oscar oswald othmane ottilie oussama pablo paola paolo pascal
pascale patrice patricia patrick paul paule paulette paulin pauline pedro peggy perrine petronille philibert
philippe philomene pierre pierrette pierrick pierrot priscilla priscille prosper quentin rabah rachel rachid
rachida rafael ramon rania raoul raphael rayan raymond raymonde rebecca reda regina regine regis remi remo
remy renata renaud rene renee ricardo richard rita robert robin rodolphe rodrigue roger roland rolande
romain romane romaric romeo romuald ronan rosa rosalie rose roseline rosemonde rosine roxane ruben ryan saad
sabine sabrina sacha safia said salah salima salimata sally salma salome salvador samia samir samira samson
samuel samy sandra sandrine sandy sara sarah sebastian sebastien selim selma seraphin serena serge severin
severine shana shirley sidonie sigrid silvia simeon simon simone sixtine sofia sofiane soizic solal solange
solene solveig sonia sophie soraya souad soufiane stanislas stella stephan stephane stephanie steve steven
suzanne suzel suzette suzy swann sybille sylvain sylvestre sylvette sylviane sylvie tanguy tania tatiana
teddy teo terence tessa thais thea thelma theo theodora theodore theophane theophile therese thiago thibaud
thibault thibaut thierry thomas tiago tiffany timeo timothe timothee titouan tom tony tristan ugo ulrich
ulysse ursula valentin valentine valentino valerie vanessa vanina veronica veronique vicky victor victoria
victorien victorine vincent vincente violaine virginia virginie viviane vivien vladimir walid walter wassim
wendy wilfrid wilfried wilhelm william willy xavier yael yaelle yamina yanis yann yannick yannis yasmina
yasmine yassine yoann yohan yohann yolande younes youri youssef yvan yveline yves yvette yvon yvonne
zacharie zakaria zara zelie zineb zita zoe zohra
""".split()
)


def is_person(printed: str) -> bool:
    """Whether words that name who gets money name a private person.

    >>> [is_person(name) for name in ("au profit de Mr Guy ROY", "ROY Luc", "Anne Le Goff", "J. ROY")]
    [True, True, True, True]
    >>> [is_person(name) for name in ("Collège Louis Aragon", "Les Amis de Guy", "SAS Guy ROY", "Paul")]
    [False, False, False, False]
    """
    if _CIVIL.match(flat(printed)):
        return True
    name = re.sub(r"\([^()]*\)", " ", printed).strip(" .,;:-–•*")
    if _INITIAL.fullmatch(printed.strip(" ,;:-–•*")):
        return True
    words = _WORDS.findall(name)
    if not 2 <= len(words) <= _MOST_WORDS or re.sub(r"[^\W\d_]|['’\s-]", "", name):
        return False
    family_first = words[0].isupper() and not words[-1].isupper()
    return is_first_name(words[0]) or (family_first and is_first_name(words[-1]))


def is_first_name(word: str) -> bool:
    """Whether a word is one of the commonest first names; of a double one the first half tells."""
    return flat(word).split("-")[0] in _FIRST_NAMES

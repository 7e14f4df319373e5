"""Texts of our own for telling copies from other reports: several independent reports on each event, and an editor who changes words."""
from __future__ import annotations

from random import Random

_CONVOY = (
    "BAGHDAD - A convoy of the NATO mission left Erbil at dawn on Thursday and reached Baghdad airport without incident, military "
    "officials said. The forty vehicles carried instructors from six countries who will resume training of Iraqi forces after a pause"
    " of three weeks. The pause had been ordered when rockets fell near the embassy in the Green Zone. A spokesman for the mission "
    "said that the Iraqi government had asked for the training to go on, and that the safety of personnel remained the first concern."
    " The defence minister told reporters in Rome that Italian soldiers would return to their bases by the end of the month. Two "
    "diplomats in Brussels said the decision had been taken without debate. The mission was set up in 2018 and counts about five "
    "hundred people from the Alliance and from partner countries.",
    "Instructors of the NATO mission in Iraq are back at work. Forty vehicles with trainers on board arrived at Baghdad airport on "
    "Thursday after a night drive from the Kurdish capital, the first such movement since rockets hit the Green Zone at the beginning"
    " of the month. Italy, which has the largest group, announced that its soldiers are to be in place again within weeks. According "
    "to the minister of defence the situation on the ground allows it. Sources at the headquarters in Brussels confirm that no ally "
    "objected. Baghdad had pressed for a restart, because units of the army which fight the last cells of the Islamic State lack "
    "teachers for bomb disposal and logistics. The mission, some five hundred strong, was launched in 2018 at the request of the "
    "Iraqi government.",
)
_RIVER = (
    "VENEZIA - Il livello del fiume è sceso durante la notte e gli abitanti dei tre comuni evacuati possono rientrare nelle loro "
    "case, ha annunciato la protezione civile. La piena aveva superato la soglia di guardia lunedì pomeriggio dopo due giorni di "
    "pioggia ininterrotta. Sono state allontanate quattromila persone, ospitate nelle palestre e nelle scuole. L'esercito ha messo a "
    "disposizione ottanta uomini del genio con idrovore e un ponte galleggiante. Secondo una prima stima della regione i danni "
    "all'agricoltura ammontano a venti milioni di euro. Il presidente della regione ha chiesto lo stato di emergenza e ha ringraziato"
    " i volontari. Un uomo di settant'anni, sorpreso dall'acqua nella sua cantina, è ricoverato in condizioni serie ma non è in "
    "pericolo di vita.",
    "La grande paura è passata. Dopo tre notti fuori casa, i quattromila sfollati della bassa pianura tornano nelle abitazioni: "
    "l'acqua si ritira, le strade principali sono di nuovo aperte e le scuole riprenderanno giovedì. La regione calcola perdite per "
    "venti milioni di euro, soprattutto nelle campagne, e sollecita il governo a dichiarare l'emergenza. Nelle operazioni di soccorso"
    " sono stati impiegati anche i genieri dell'esercito, ottanta in tutto, arrivati con pompe e un ponte mobile. Il bilancio è di un"
    " solo ferito grave, un pensionato rimasto intrappolato in cantina. Il fiume aveva rotto gli argini minori nel pomeriggio di "
    "lunedì, al termine di quarantotto ore di maltempo. Ai volontari è andato il plauso del presidente della regione.",
)
_TALKS = (
    "GENEVA - Talks between the two delegations ended on Friday without a joint statement, but both sides agreed to meet again before"
    " the summer, the envoy of the United Nations said. The meeting had been called to discuss the exchange of prisoners and the "
    "opening of two crossings along the line of contact. Progress was made on lists of names, the envoy told a press conference, "
    "while the question of the crossings remains open. The head of one delegation spoke of a constructive atmosphere; his counterpart"
    " said that words must be followed by acts. Relief organisations say that sixty thousand people depend on the northern crossing "
    "for food and medicine. The previous round broke down in November after the shelling of a market in which eleven people died.",
    "There will be another round: that is the only result which diplomats in Geneva could present after three days of negotiations. "
    "The parties did not sign anything, yet the mediator of the world organisation sees movement in the matter of captives, whose "
    "names were compared for the first time. On access for lorries with aid, by contrast, positions are as far apart as ever. Some "
    "sixty thousand people in the north wait for deliveries. In public the delegations kept to friendly phrases. One of them praised "
    "the climate in the room, the other demanded deeds. It was the first encounter since the attempt of last November, which ended "
    "when shells hit a market and killed eleven civilians. A date before the summer has been pencilled in.",
)
_SHIP = (
    "TARANTO - La nave ospedale è rientrata in porto martedì mattina dopo sei settimane di missione nel Mediterraneo orientale, "
    "durante le quali il personale medico ha curato più di duemila pazienti. Il ministro della Difesa ha accolto l'equipaggio sulla "
    "banchina e ha parlato di un impegno che fa onore al Paese. A bordo hanno lavorato centoventi tra medici e infermieri della "
    "Marina e della Croce rossa. Gli interventi chirurgici sono stati trecento, molti dei quali su bambini. La nave tornerà in mare a"
    " settembre dopo i lavori di manutenzione. Secondo lo stato maggiore la prossima missione toccherà anche i porti dell'Africa "
    "settentrionale, dove i governi hanno chiesto aiuto per le campagne di vaccinazione.",
    "Duemila persone visitate, trecento operate: con queste cifre si è chiusa la missione sanitaria della Marina militare. Dopo un "
    "mese e mezzo trascorso al largo delle coste orientali del Mediterraneo, l'unità ha attraccato ieri a Taranto, attesa dalle "
    "famiglie e dal titolare della Difesa. I centoventi sanitari, fra cui volontari della Croce rossa, hanno affrontato soprattutto "
    "traumi e malattie infantili. Ora la nave entra in bacino; ripartirà in settembre. La nuova rotta, spiegano fonti dello stato "
    "maggiore, comprenderà scali nordafricani, perché diversi governi della sponda sud vogliono sostegno per vaccinare la "
    "popolazione.",
)
EVENTS: tuple[tuple[str, ...], ...] = (_CONVOY, _RIVER, _TALKS, _SHIP)
_OTHER_WORDS = tuple(word for event in EVENTS for text in event for word in text.split())


def edited(text: str, share: float, chance: Random) -> str:
    """A text in which an editor changed so many of its words: replaced or left out, here one and there a few on end, and put others in."""
    words = text.split()
    to_change = round(share * len(words))
    changed: set[int] = set()
    while len(changed) < to_change:
        start, length = chance.randrange(len(words)), chance.choice((1, 1, 2, 4, 8))
        changed.update(range(start, min(start + length, len(words), start + to_change - len(changed))))
    out: list[str] = []
    for place, word in enumerate(words):
        if place not in changed:
            out.append(word)
        elif chance.random() < 0.7:
            out += [chance.choice(_OTHER_WORDS) for _ in range(chance.choice((1, 1, 2)))]
    return " ".join(out)

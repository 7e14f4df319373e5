"""The page that lies in every pack, for whoever finds one without having Briefer."""
from __future__ import annotations

README_TEXT = """\
THIS IS A BRIEFER PACK

It holds what an officer gathered on one subject: the sources as they were imported, their text, the passages taken from
them, and the briefings made of these. Briefer opens it. It can also be read without Briefer, with any text editor.

If this is a file whose name ends in .briefpack, it is a zip archive: make a copy, change the ending of the copy to .zip
and open it. A folder with the same contents is the same pack.

  pack.yaml             themes, glossary, briefings with their text and the places of the excerpts, record of deliveries
  sources/0001.yaml     what is known of source 1, and the excerpts taken from it
  sources/0001.txt      the text of source 1
  originals/0001.*      the file that source 1 was imported from, byte for byte
  styles/, media/       house styles and pictures that the briefings use
  manifest.yaml         version of the format, and the size and SHA-256 of each member
  mimetype              the kind of file this is, for programs

All text is UTF-8. The .yaml files are YAML; every value in them is text or a whole number. "start" and "end" of an
excerpt count the characters (Unicode code points) of the source's text, from 0; the passage between them is "exact".
"themes" are the subjects of an excerpt, "date" says when the event happened: "stated" as the source has it, "edtf" in the
notation EDTF (ISO 8601-2). A briefing's "body" lists its texts and excerpts ("3.2" is excerpt 2 of source 3) as they print.

To change the pack by hand, change the folder form: Briefer notices, says so, and goes on. In a .briefpack file a changed
member counts as damaged.


QUESTO È UN FASCICOLO DI BRIEFER

Contiene ciò che un ufficiale ha raccolto su un argomento: le fonti così come sono state importate, il loro testo, i passi
che ne sono stati tratti e i briefing che ne risultano. Si apre con Briefer. Si può leggere anche senza Briefer, con un
qualsiasi editor di testo.

Se è un file con estensione .briefpack, si tratta di un archivio zip: farne una copia, cambiare in .zip l'estensione della
copia e aprirla. Una cartella con lo stesso contenuto è lo stesso fascicolo.

  pack.yaml             temi, glossario, briefing con i loro testi e la posizione degli estratti, registro delle consegne
  sources/0001.yaml     i dati della fonte 1 e gli estratti che ne sono stati tratti
  sources/0001.txt      il testo della fonte 1
  originals/0001.*      il file da cui è stata importata la fonte 1, byte per byte
  styles/, media/       stili e immagini usati dai briefing
  manifest.yaml         versione del formato, dimensione e SHA-256 di ogni parte
  mimetype              il tipo di file, per i programmi

Tutti i testi sono in UTF-8. I file .yaml sono in YAML; ogni valore è un testo o un numero intero. «start» e «end» di un
estratto contano i caratteri (punti di codice Unicode) del testo della fonte, a partire da 0; il passo compreso tra i due è
«exact». «themes» sono gli argomenti di un estratto, «date» dice quando è avvenuto il fatto: «stated» come lo scrive la
fonte, «edtf» nella notazione EDTF (ISO 8601-2). Il «body» di un briefing elenca testi ed estratti («3.2» è l'estratto 2
della fonte 3) nell'ordine di stampa.

Per modificare il fascicolo a mano, modificare la cartella: Briefer se ne accorge, lo segnala e prosegue. In un file
.briefpack una parte modificata risulta danneggiata.
"""

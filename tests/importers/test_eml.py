"""Mails: what was written, by whom and when; what was answered, signed and warned of is hidden; what is attached is listed."""
from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import SourceError
from briefer.importers.eml import read_eml
from briefer.importers.imported import ImportedText, RawFile
from briefer.model.text import clean

BODY = "The convoy left Erbil at dawn and reached the airport without incident.\n\nA second one follows on Thursday.\n"


def raw(text: str | bytes) -> ImportedText:
    return read_eml(RawFile("a.eml", text.encode() if isinstance(text, str) else text))


def mail(body: str = BODY, subject: str = "Convoys", **headers: str) -> ImportedText:
    """A mail of one part of plain text."""
    shown = {"From": "Mario Rossi <m.rossi@example.org>", "Date": "Mon, 6 Jan 2020 10:00:00 +0100", "Subject": subject,
             "Content-Type": "text/plain; charset=utf-8", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return raw("".join(f"{name}: {value}\n" for name, value in shown.items()) + f"\n{body}")


def message(body: str = BODY) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "a@example.org", "Convoys", "Mon, 6 Jan 2020 10:00:00 +0100"
    made.set_content(body)
    return made


def hidden(found: ImportedText) -> list[tuple[str, str]]:
    return [(line.rule, line.text) for line in found.hidden]


def test_the_head_gives_title_author_and_date_with_its_zone() -> None:
    found = mail()
    assert (found.title.text.best("en"), found.title.basis, found.author) == ("Convoys", "found", "Mario Rossi")
    assert found.published is not None and found.published.edtf == "2020-01-06T10:00:00+01:00"
    assert (found.published.stated, found.published.basis) == ("Mon, 6 Jan 2020 10:00:00 +0100", "stated")
    assert found.text.split("\n") == [line for line in BODY.split("\n") if line]
    assert mail(Organization="An Agency").publisher.text.best("en") == "An Agency"


@pytest.mark.parametrize(("header", "words"), [
    ("=?utf-8?B?TGEgY2l0dMOg?= =?utf-8?Q?_=C3=A8_lontana?=", "La città è lontana"), ("=?iso-8859-1?q?perch=E9?= no", "perché no"),
    ("=?utf-8?q?=C3?= =?utf-8?q?=A8?= vero", "è vero"), ("=?nonsense?q?ab?=", "ab"), ("=?utf-8?B?!?=", "=?utf-8?B?!?="),
    ("Città", "Città"),
    ("a\n  long one", "a long one")])
def test_a_subject_is_decoded_or_stays_as_it_is(header: str, words: str) -> None:
    assert mail(subject=header).title.text.best("en") == words


@pytest.mark.parametrize(("header", "name"), [
    ('"Rossi, Mario" <m@example.org>', "Rossi, Mario"), ("=?utf-8?q?Niccol=C3=B2_Rossi?= <m@example.org>", "Niccolò Rossi"),
    ("(" * 3000, "(" * 3000), ("m@example.org", "m@example.org"), ("<m@example.org>", "m@example.org"), ("Mario", "Mario")])
def test_the_author_is_the_name_else_the_address(header: str, name: str) -> None:
    assert mail(From=header).author == name


@pytest.mark.parametrize(("header", "edtf"), [
    ("6 Jan 2020 10:00 GMT", "2020-01-06T10:00:00Z"), ("Mon, 6 Jan 2020 10:00:00 -0000", "2020-01-06T10:00:00"), ("yesterday", ""),
    ("Mon, 36 Jan 2020 10:00:00 +0000", ""), ("", ""), ("Mon, 6 Jan 2020 10:00:00 -0330", "2020-01-06T10:00:00-03:30")])
def test_a_date_that_cannot_be_is_none(header: str, edtf: str) -> None:
    published = mail(Date=header).published
    assert (published.edtf if published else "") == edtf


@pytest.mark.parametrize(("charset", "data", "text", "guessed"), [
    ("utf-8", "città".encode(), "città", False), ("iso-8859-1", "città".encode(), "città", True),
    ("us-ascii", "città €".encode("cp1252"), "città €", False), ("utf-8", "città bella".encode("cp1252"), "città bella", True),
    ("made-up", "città bella".encode("cp1252"), "città bella", True), ("utf-16", "città".encode("utf-16"), "città", False)])
def test_a_character_set_that_lies_is_found_out(charset: str, data: bytes, text: str, guessed: bool) -> None:
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n"
    found = raw(head.encode() + base64.b64encode(data))
    assert (found.text, "encoding" in found.guessed) == (text, guessed)


def test_a_flowed_text_is_put_together_and_a_wrapped_one_too() -> None:
    flowed = "The convoy left \nErbil at \ndawn.\n From there\n> It was \n> said so.\n\nEnd.\n"
    found = mail(flowed, Content_Type="text/plain; format=flowed")
    assert found.text.split("\n") == ["The convoy left Erbil at dawn.", "From there", "> It was said so.", "End."]
    spaced = mail("La mis \nsione \ncontinua.\n", Content_Type="text/plain; format=flowed; delsp=yes")
    assert spaced.text == "La missionecontinua."
    wrapped = "".join(f"{'word ' * 13}number {number:03}\n" for number in range(6))
    assert len(mail(wrapped).text.split("\n")) == 1


def test_the_message_answered_is_hidden_below_the_answer() -> None:
    answer = "Yes, it is.\n\nOn Mon, 6 Jan 2020 at 09:00, Anna Verdi <a@example.org>\nwrote:\n> Is it true?\n>> Who knows.\n"
    found = mail(answer, subject="Re: x")
    assert found.text == "Yes, it is."
    assert {rule for rule, _ in hidden(found)} == {"quoted"}
    assert hidden(found)[-2:] == [("quoted", "> Is it true?"), ("quoted", "> > Who knows.")]
    italian = mail("Confermo.\n\nIl giorno lun 6 gen 2020 alle ore 09:00 Anna Verdi <a@example.org> ha scritto:\n> Partono domani?\n")
    assert italian.text == "Confermo." and [rule for rule, _ in hidden(italian)] == ["quoted", "quoted"]


def test_quotations_between_answers_stay_with_their_marks() -> None:
    found = mail("> Is it true?\nYes.\n> Since when?\nSince Monday.\n")
    assert found.text.split("\n") == ["> Is it true?", "Yes.", "> Since when?", "Since Monday."] and not found.hidden


@pytest.mark.parametrize("text", ["> Only what another said.\n", "---------- Forwarded message ---------\n> What another said.\n"])
def test_nothing_is_hidden_that_the_mail_was_sent_for(text: str) -> None:
    assert "another said" in mail(text).text
    assert "another said" in mail(f"See below.\n{text}", subject="I: razzi").text


def test_a_forwarded_message_keeps_its_head_as_a_heading() -> None:
    found = mail("Per conoscenza.\n\n-----Messaggio originale-----\nDa: Anna Verdi\nInviato: lunedì 6 gennaio 2020 09:00\nA: Mario\n"
                 "Oggetto: Razzi\n\nTre razzi sono caduti.\n", subject="I: Razzi")
    lines = found.text.split("\n")
    assert {lines[number - 1]: role for number, role in found.structure.items()} == {"-----Messaggio originale-----": "h2"}
    assert lines[-1] == "Tre razzi sono caduti." and "Inviato: lunedì 6 gennaio 2020 09:00" in lines and not found.hidden
    bare = mail("From: Anna\nSent: Monday\nTo: Mario\nSubject: Rockets\n\nThree rockets fell.\n")
    assert dict(bare.structure) == {4: "h2"}


@pytest.mark.parametrize(("lines", "rule"), [
    ("-- \nMario Rossi\nUfficio Stampa", "signature"), ("Inviato da iPhone", "signature"), ("Sent from my iPad", "signature"),
    ("_" * 47 + "\nnews mailing list\nhttps://lists.example.org/news", "signature"),
    ("This e-mail is confidential and intended only for the addressee.", "disclaimer"),
    ("If you have received this message in error, please notify the sender and delete it.", "disclaimer"),
    ("Le informazioni contenute nel presente messaggio sono riservate e destinate esclusivamente al destinatario.", "disclaimer"),
    ("Qualora lo abbiate ricevuto per errore, vi preghiamo di cancellarlo e di avvisare il mittente.", "disclaimer"),
    ("Prima di stampare questa mail pensa all’ambiente.", "disclaimer"),
    ("Please consider the environment before printing this e-mail.", "disclaimer"),
])
def test_signatures_and_notices_are_hidden_by_their_rule(lines: str, rule: str) -> None:
    found = mail(f"{BODY}\n{lines}\n")
    assert {rule for rule, _ in hidden(found)} == {rule} and found.text == "\n".join(line for line in BODY.split("\n") if line)
    assert [text for _, text in hidden(found)] == lines.rstrip().replace("-- \n", "--\n").split("\n")


@pytest.mark.parametrize("line", [
    "The message from the minister was confidential, and its recipients were told to destroy it.",
    "Il messaggio riservato è stato inviato per errore a un destinatario che lo ha diffuso.",
    "On Monday the general wrote a letter to the minister.", "The office prints the environment report in June.", "-- he said --",
    "If you are not sure, inform the desk.", "La stampa ha diffuso la notizia.", "From: Baghdad to Erbil in six hours."])
def test_news_on_messages_is_no_notice(line: str) -> None:
    assert mail(f"{BODY}{line}\n").hidden == ()


def test_a_long_text_below_the_mark_of_a_signature_is_text() -> None:
    body = "Summary.\n-- \n" + "".join(f"Point {number}.\n" for number in range(40))
    assert "Point 39." in mail(body).text


def test_attachments_are_listed_with_their_bytes_and_names_that_are_no_paths() -> None:
    made = message()
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../../etc/cron.d/x.pdf")
    made.add_attachment(b"%PDF-1.8", maintype="application", subtype="pdf", filename="x.pdf")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="..")
    made.add_attachment(b"y", maintype="text", subtype="csv", filename="città è.csv")
    found = raw(made.as_bytes())
    assert [(one.name, one.data) for one in found.attachments] == [
        ("x.pdf", b"%PDF-1.7"), ("x (2).pdf", b"%PDF-1.8"), ("attachment.pdf", b"x"), ("città è.csv", b"y")]
    assert found.attachments[0].media_type == "application/pdf" and found.text.startswith("The convoy")


def test_a_message_within_a_message_is_an_attachment_that_can_be_read_in_turn() -> None:
    outer = message("Passed on.\n")
    outer.add_attachment(message())
    found = raw(outer.as_bytes())
    assert found.text == "Passed on." and found.attachments[0].name == "Convoys.eml"
    assert raw(found.attachments[0].data).text.startswith("The convoy left Erbil")


def test_a_message_passed_on_without_a_word_is_the_text() -> None:
    outer = EmailMessage()
    outer["Subject"] = "Fwd: Convoys"
    outer.make_mixed()
    outer.add_attachment(message())
    found = raw(outer.as_bytes())
    assert found.text.split("\n")[:3] == ["Convoys", "a@example.org", "Mon, 06 Jan 2020 10:00:00 +0100"]
    assert found.structure[1] == "h2" and "The convoy left Erbil" in found.text


def test_pictures_and_appointments_are_counted() -> None:
    made = message()
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", disposition="inline", cid="<1>")
    made.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="i.ics")
    made.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    found = raw(made.as_bytes())
    assert set(found.lost) == {"images", "calendar", "winmail"} and found.counts["images"] == 1
    assert [one.name for one in found.attachments] == ["i.ics", "winmail.dat"]


@pytest.mark.parametrize("head", [
    "Content-Type: multipart/encrypted; protocol=application/pgp-encrypted; boundary=b",
    "Content-Type: application/pkcs7-mime; name=smime.p7m", "Content-Type: text/plain"])
def test_an_encrypted_mail_is_refused_with_its_reason(head: str) -> None:
    with pytest.raises(SourceError) as caught:
        raw(f"Subject: x\n{head}\n\n-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----\n")
    assert caught.value.id == "mail_encrypted"


def test_the_letter_of_certified_mail_counts_and_not_its_envelope() -> None:
    envelope = EmailMessage()
    envelope["Subject"], envelope["From"] = "POSTA CERTIFICATA: Convoys", "Per conto di x <p@pec.example>"
    envelope["X-Trasporto"] = "posta-certificata"
    envelope.set_content("Il giorno 06/01/2020 il messaggio è stato inviato.\n")
    envelope.add_attachment(message(), filename="postacert.eml")
    found = raw(envelope.as_bytes())
    assert found.title.text.best("it") == "Convoys" and found.text.startswith("The convoy") and "certified_envelope" in found.lost


def test_a_mail_without_a_body_is_its_subject_and_one_with_nothing_is_refused() -> None:
    assert raw("Subject: Rockets on Baghdad\nFrom: a@example.org\n\n").text == "Rockets on Baghdad"
    with pytest.raises(SourceError) as caught:
        raw("From: a@example.org\n\n")
    assert caught.value.id == "source_empty"


def test_parts_within_parts_without_end_are_refused() -> None:
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n" for depth in range(3000))
    for text in (head, head[:6000]):
        with pytest.raises(SourceError) as caught:
            raw(f"Subject: x\n{text}")
        assert caught.value.id in ("source_damaged", "source_empty")


def test_a_boundary_other_than_the_declared_one_is_found() -> None:
    head = "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--other\nContent-Type: text/plain\n\n"
    assert raw(f"{head}The convoy left.\n--other--\n").text == "The convoy left."


def test_a_file_s_name_in_bytes_of_its_own_is_read() -> None:
    head = "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\nx\n--b\nContent-Type: application/zip\n"
    found = raw(f'{head}Content-Disposition: attachment; filename="Отчёт è.zip"\n\nzip\n--b\n\nThe convoy left.\n--b--\n')
    assert [one.name for one in found.attachments] == ["Отчёт è.zip"]


def test_a_multipart_mail_without_parts_is_text() -> None:
    assert raw("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\nThe convoy left.\n").text == "The convoy left."


_LINES = (
    b"Subject: =?utf-8?Q?=C3=A8?=", b"From: a <a@b>", b"Content-Type: multipart/mixed; boundary=b",
    b"Content-Type: text/plain; charset=utf-16",
    b"Content-Type: text/html", b"Content-Type: message/rfc822", b"Content-Transfer-Encoding: base64", b"-----Original Message-----",
    b"Content-Type: text/plain; format=flowed", b"Content-Disposition: attachment; filename*=utf-8''%C3%A8%ff", b"", b"--b", b"--b--",
    b"> quoted ", b"-- ", b"w6g=", b"e \xcc\x81 \xff\x00", b"On Monday A wrote:", b"From: x", b"Subject: y",
    b"Content-Type: \xe8/\xe8; name=\xe8")


@given(st.lists(st.sampled_from(_LINES), max_size=25))
def test_any_mail_is_read_in_clean_text_or_refused(lines: list[bytes]) -> None:
    try:
        found = raw(b"\n".join((b"MIME-Version: 1.0", *lines)))
    except SourceError:
        return
    assert found.text == clean(found.text) and found.text.strip() and found.title.text.best("en") == clean(found.title.text.best("en"))
    assert all(one.media_type.isascii() and "/" not in one.name and one.name == clean(one.name) for one in found.attachments)
    count = len(found.text.split("\n"))
    assert all(1 <= number <= count for number in found.structure) and all(1 <= line.before <= count + 1 for line in found.hidden)


def test_a_message_within_whose_lines_are_not_of_the_signs_they_claim_is_kept_as_a_file() -> None:
    inner = b"Content-Type:multipart/\n--=\nContent-Type:message/rfc822\n:\n\n \nContent-Type:multipart/\n\x00\x80\x00"
    found = read_eml(RawFile("a.eml", b"Subject: The convoy left\n" + inner))
    assert [len(one.data) > 0 for one in found.attachments] == [True]

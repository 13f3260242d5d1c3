#!/usr/bin/env python3
"""What spaCy makes of texts that are hard to tokenize: make_expected.py MODEL > expected/tokens.jsonl

A line is one text with, for each token: begin and end in bytes, the space after it, NORM, PREFIX,
SUFFIX and SHAPE, the tag and label as tagger and parser gave them, and tag, label, part of speech, morphology
and lemma after attribute ruler and lemmatizer. The tests compare tokenizer, lexemes, ruler and lemmatizer with it and
need no Python. Needs spaCy 3.8; run it again when the texts or the model change.
"""
import json
import sys

import spacy

TEXTS = [
    # contractions and possessives
    "I don't think they'll say it wasn't theirs.", "You cannot, can't and couldn't've known.",
    "It's the minister's view that he'd've gone.", "Isn't she gonna go? I gotta, lemme see, gimme that.",
    "Ain't no use; they ain't here, ain’t they?", "Let's go. Let’s go! LET'S GO.", "C'mon, y'all, 'nuff of that ol' nothin'.",
    "Nuthin' doin', somethin' is goin' on with 'em.", "The Joneses' car and James's car and the boys' room.",
    "Won’t you, shan't I, sha n't we, would’ve, should've, might’ve been.", "She’s here, he's gone, they’re away, I’m not.",
    "What're you doin? Where'd he go? How'll it end? Who's there?", "'Tis the season; 'twas so; o'clock is o’clock.",
    "It is 5 o'clock and 5 o’ clock.", "dont cant wont im youre theyre hes", "Whatcha think? Wanna go? Dunno. Gonna rain.",
    "I'd like to, he'd been, they'd do it: I'D, HE'D, THEY'D.", "’s ’S 's 'S ' ’ ‘ ` `` '' ” “",
    # abbreviations, initials, titles
    "The U.S.-Japan talks and the U.S.–U.K. pact.", "U.S. and U.N. and E.U. officials met Mr. Kim, Mrs. Lee and Ms. Poe.",
    "Gen. Smith, Lt. Col. Jones, Gov. Brown, Sen. Cruz (R-Texas) vs. Rep. Omar (D-Minn.).", "J.R.R. Tolkien and J. K. Rowling, Ph.D., Jr., Sr.",
    "Jan. 6, Feb. 7, Sept. 11 and Dec. 25 at 5 p.m., 6pm, 7a.m., 8 A.M. and 9:30am.", "He works at Acme Inc., Foo Corp., Bar Ltd. and Baz Co.",
    "e.g. this, i.e. that, etc. and so on, viz. the rest, cf. above, et al.", "No. 10 Downing St., St. Petersburg, Ave. of the Americas.",
    "D.C. D.C., Washington,D.C. N.Y. and L.A.", "The end of the U.S.", "a.k.a. J.Lo; A.I.; a. b. c.",
    # numbers, units, currencies
    "$5bn, $5 bn, US$5m, C$10, A$3.50, €7, £8.99, ¥1000, ₹50, 30€, 5£.", "10km, 5kg, 3.5m², 20°C, 100%, 50 %, 7cm, 8MB, 9mph, 3km/h",
    "1,000,000.00 and 1.000.000,00 and 1'000'000", "3-4, 3–4, 3—4, 6-7 January, 2+2, 2+2=4, 5*3, 6/7, 10x, x10, 1e-5",
    "-5, +5, −5, ~5, ±5, <5, >5, ≤5, #5, №5, 5th, 1st, 22nd, 1990s, '90s, ’90s", "+1 (202) 555-0173, 202-555-0173, 555.0173",
    "12:30, 12.30, 12:30:45, 12h30, 2022-01-07T12:30:00Z, 07/01/2022, 7.1.2022", "Article 5(2)(b), §5, ¶3, p.5, pp. 5-7, fig.3, vol.2",
    "GPT-4, F-16s, MH17, Su-35, COVID-19, G7, G-20, 5G, H2O, CO2", "٣٤٥ and ५६ and １２３ and ²³ and ½ and Ⅷ",
    "US$ US$5 Mex$5 E£5 ₽5 ₿1 ¢5 5¢ $ $$ $$$",
    # punctuation
    "Well... what? No… yes…… maybe..", "Wait—what – no - yes -- so --- end ——", "one—two–three-four--five", "a,b,c ,d , e;f:g!h?i",
    "(a) (b), [c] {d} <e> ((f)) (g (h) i)", "He said: \"No.\" Then, “Yes.” ‘Maybe,’ she said. «Oui», „Ja“, 「はい」、『いいえ』。",
    "\"'Nested' quotes\" ''and'' ``these'' ´´those´´", "What?! No!! Yes?! ...?! ?!?!", "end.\" end.' end.” end.’ end.) end.] (end.) \"end\".",
    "a.b a.B A.b A.B 1.b b.1 foo.Bar foo.bar Foo.bar", "end.Start and end!Start and end?Start, end:Start", "• bullet · dot ‣ tri ▪ sq – dash * star",
    "and/or, his/her, w/o, w/, c/o, 24/7, he/she/they", "rock'n'roll, rock 'n' roll, fish-n-chips", "re-elect, co-operate, ex-president, anti-US, pro-Russian, non-EU",
    "the then-U.S.-backed so-called “no-fly”-zone", "C++, C#, F#, .NET, Node.js, a+b, a=b, a&b, AT&T, R&D, Q&A", "***bold*** _under_ __dunder__ ~~strike~~ `code`",
    "foo_bar foo-bar foo.bar foo/bar foo\\bar foo|bar foo@bar foo#bar", "@realuser #hashtag #Hash-Tag @user's RT @user: hi", "------- ======= ******* ....... ,,,,,,, !!!!!!!",
    "(((((deep))))) [[[x]]] {{{y}}} <<<z>>>", "“‘“quote”’”", "¿Qué? ¡No! § † ‡ ° © ® ™ ¶", "、。！？；：，（）【】《》〈〉「」",
    # addresses and files
    "See https://www.example.org/path?q=1&r=2#frag, or http://example.org.", "(https://example.org) <http://example.org/a_(b)> [www.example.org]",
    "example.com, www.example.co.uk/x/, ftp://files.example.org/a.txt; user@example.org.", "Mail first.last+tag@sub.example.org; cc: <a@b.co>, \"c@d.io\"",
    "http://192.168.0.1:8080/x, 8.8.8.8, 127.0.0.1, http://8.8.8.8/ok, localhost:80", "https://例え.jp/パス, http://müller.de/straße, xn--mller-kva.de",
    "/usr/local/bin, C:\\Users\\x, ~/notes.txt, ./run.sh, ../up, file.tar.gz", "https://example.org/a,b;c.d!e?f", "http:// https:// www. .com @ a@ @b", "mailto:a@b.org tel:+12025550173",
    "example.org/a.b-c_d~e%20f+g example.org. example.org, example.org) example.org's", "t.co/AbC123 bit.ly/x youtu.be/y", "http://user:pass@example.org:8080/path",
    # emoticons and emoji
    ":) :-) :( ;-) :D :P xD <3 :'( =) (: 8) :-/ :/ :o ^_^ o_O -_- (^_^) ¯\\_(ツ)_/¯", "Great:) no:( ok ;) (:) :):) :-):-)", "I :heart: this <3<3 </3 :3 >:( >.< ಠ_ಠ",
    "😀 😀😀 hello😀world 😀. (😀) 👍🏽 👩‍👩‍👧‍👦 🇺🇸 🇺🇸🇯🇵 ❤️ ☺ ✈️ 1️⃣", "Good👏job👏team", "→ ← ↔ ⇒ ∀ ∃ ∈ ≠ ≈ × ÷ √ ∞ α β γ",
    # white space
    "two  spaces and   three", " leading", "  leading two", "trailing ", "trailing two  ", "tab\there\t\tand  \t there", "line\nbreak", "line \n break", "line\n\nbreak\n\n\nend\n",
    "\n", "\n\n", " \n", "\n ", "\t", "\u00a0", " ", "  ", "   ", "nbsp\u00a0here\u00a0\u00a0twice \u00a0 mixed", "thin\u2009space\u202fnarrow\u3000wide\u2003em", "carriage\r\nreturn\r\n",
    "form\x0cfeed\x0bvertical\x1cfs\x1dgs\x1ers\x1fus\x85nel\u2028ls\u2029ps", "zero\u200bwidth\u200cnon\u200djoiner \u200b alone\ufeff bom", "soft\u00adhyphen \u00ad alone", "a \n\n b \t c", "end. \n\nStart",
    "\u200e\u200fmarks\u202aembedded\u202c", "\ufeffStarts with a mark",
    # scripts, marks and case
    "İstanbul'da İ I ı i, STRASSE, Straße, ẞ", "ΟΔΥΣΣΕΥΣ ΣΊΣΥΦΟΣ ΑΣ. Σ", "ﬁnance oﬀice ﬂow ǅ Ⅷ ⓐ Ⓐ", "café cafe\u0301 naïve nai\u0308ve Ångström A\u030angstro\u0308m", "Zürich, São Paulo, Kraków, Łódź, Malmö, Reykjavík",
    "Владимир Путин сказал: «Нет».", "محمد بن سلمان، ولي العهد؟ نعم؛ لا۔", "שלום עולם", "日本の首相は東京で会談した。", "中国外交部：这是“错误”的！", "한국 대통령은 말했다.", "नमस्ते। यह है।", "ภาษาไทย ราคา ฿100", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝐛𝐨𝐥𝐝 𐐀𐐨",
    "Xi's, Xi’s, Kim Jong-un's, O'Brien, D’Angelo, al-Assad, 'Abd, Sana'a, Sana’a, Qur'an", "e\u0301\u0301\u0301 a\u0300\u0301\u0302\u0303 Z̸͉̿ą͝l̶g̵o",
    # the whole of a rule's cases for tags, forms and labels
    "That she knew that, this and those, he that is first, is what that man said.", "There is someone, nobody, anything and everything there once, well, here and then.",
    "I did do what you had had to have done; does he do it? They do.", "It is him, her, them, us and me; mine, his, hers, its, ours, yours and theirs.",
    "Myself, yourself, himself, herself, itself, ourselves, yourselves, themselves and themself.", "My, your, his, her, its, our and their views.",
    "He's been being; they've been; I'm; you're; it was; we were; she has; he gets, he got, has gotten.", "It can, could, may, might, must, should, will, would, shall and ought to.",
    "There's one, there are two, there were many; it seems that it rains.", "Not only that, but also n't; he wo n't, ca n't and sha n't.", "But for that, he but smiled; all but one.",
    "The best, better, good, worst, worse and bad; more, most, further, furthest, elder.", "Wolves, knives, theses, criteria, children, oxen, mice, geese, data, media, series, species.",
    "Ran, running, runs, lay, lied, lying, laid, fled, fought, sought, thought, bought, brought, stopping, agreed, dying.", "Swiftly, faster, fastest, better, best, harder, earlier.",
    "LONDON (Reuters) - The U.K.'s PM MET JAPAN'S FM.", "The Five-Year Plan's goal-setting re-emerged.",
    # odd and long
    "IS_ALPHA ORTH nsubj DEPRECATED001 FLAG19 _ X NUM dep agent", "\x00 nul\x00inside \x01\x02 \x7f", "\ufffd \ufffe \U000fffff \U0010ffff", "...", ".", ",", "'", "\"", "-", "--", "(", ")", "@", "#", "/", "\\", "x" * 99, "x" * 100, "é" * 100,
    "x" * 3000 + ".", "." * 3000, "(" * 270 + "a" + ")" * 270, "a-" * 270, "a." * 270, "-" * 700 + "b", "1,2" * 180,
    ("word" * 20 + "...") * 10, "http://example.org/" + "a" * 1500, "a@" * 270, "é…" * 110,
    "Don't(don't)don't,can't-can't", "(don't) \"can't\" -won't- 'I'm' (U.S.) [e.g.] U.S., U.S.; (a.m.)", ":).:):( a:)b (:))", "Mr.Smith Mr.,Mrs. (Mr.) Dr.X", "10km/h, $10-a-day, 5-year-old, 3D-printed, iPhone13s",
    "'s's ''s s' s'' 'em'em n'tn't", "a.m.-p.m., 9am-5pm, 9-5, Mon-Fri, Jan.-Feb.", "\\n \\u0041 %s {0} ${x} <br/> &amp; &nbsp; <b>bold</b>", "=5 ==5 5= a=5 >=5 5>=4 ->x x->y =>",
]


def rows(nlp, text):
    with nlp.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"]):
        doc = nlp(text)
    before = [(token.tag_, token.dep_) for token in doc]
    for name in ("attribute_ruler", "lemmatizer"):
        doc = nlp.get_pipe(name)(doc)
    for token, (tag, dep) in zip(doc, before):
        begin = len(text[: token.idx].encode())
        yield [begin, begin + len(token.text.encode()), bool(token.whitespace_), token.norm_, token.prefix_,
               token.suffix_, token.shape_, tag, dep, token.tag_, token.dep_, token.pos_, str(token.morph), token.lemma_]


def main():
    nlp = spacy.load(sys.argv[1])
    for text in TEXTS:
        print(json.dumps({"text": text, "tokens": list(rows(nlp, text))}, ensure_ascii=False, separators=(",", ":")))


main()

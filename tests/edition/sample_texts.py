"""The texts of the three invented witnesses of `sample.py`."""

from __future__ import annotations

TEXTS = {
    "A": (
        "en",
        "The Harbour Talks",
        "The Harbour Talks\n\n"
        "The harbour talks were four meetings held by the two port authorities between 1871 and 1872. "
        "The first meeting took place in Harlaid on 3 May 1871. "
        "The second was held in Osmundsholm at the end of June 1871. "
        "According to some historians it took place in Harlaid. "
        "The third and last meeting was held in March 1872 in Kivisaar.\n\n"
        "Consequences\n\n"
        "The historian Edda Lund concluded that the internment of the ferrymen may have been decided at the second "
        "meeting. Other historians dispute this and point out that there is no documentary evidence of any such "
        "decision. Forty-two ferrymen were interned.",
    ),
    "B": (
        "de",
        "Erinnerungen eines Lotsen",
        "Wir trafen uns viermal. Das erste Treffen fand angeblich am 5. Mai 1871 in Harlaid statt. "
        "Im Juni war niemand in Osmundsholm. Die Verhandlungen dauerten mehrere Wochen. "
        "Etwa sechzig Fährleute wurden festgesetzt.",
    ),
    "C": (
        "pl",
        "Tablica w porcie",
        "Spotkania: 3 maja 1871 Harlaid; czerwiec 1871 Osmundsholm; 20 lutego 1872 Kivisaar; marzec 1872 Kivisaar. "
        "Internowanie przewoźników: lipiec 1871.",
    ),
}

"""Results of a test as TAP."""
number = 0


def ok(passed, name, *notes):
    """One result, and what there is to say of it where it is not as it should be."""
    global number
    number += 1
    print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    for note in [] if passed else notes[:12]:
        print("#", str(note)[:600].replace("\n", "\n# "))
    return passed


def finish():
    print(f"1..{number}")

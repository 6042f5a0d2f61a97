"""A page of HTML read by Python's own parser, for tests: its elements as a tree, and what is wrong with it."""
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []

    def all(self, *tags):
        """Itself and what is below it, in order."""
        if not tags or self.tag in tags:
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all(*tags)

    def text(self):
        return "".join("\n" if c == "\n" or isinstance(c, Element) and c.tag == "br" else c if isinstance(c, str) else c.text()
                       for c in self.children)

    def has_class(self, name):
        return name in self.attributes.get("class", "").split()


class Page(HTMLParser):
    """`wrong` lists what a strict reader would not accept: crossed or unclosed elements, attributes given twice."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.source, self.wrong, self.doctype = text, [], None
        self.root = self.open = Element("", {}, None)
        self.feed(text)
        self.close()
        if self.open is not self.root:
            self.wrong.append(f"<{self.open.tag}> is not closed")

    def handle_decl(self, declaration):
        self.doctype = declaration

    def handle_starttag(self, tag, attributes):
        if len({name for name, _ in attributes}) != len(attributes):
            self.wrong.append(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attributes}, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.open.tag != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()} where <{self.open.tag}> is open")
        elif self.open is not self.root:
            self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data)

    def all(self, *tags):
        return self.root.all(*tags)

    def by_class(self, name):
        return [e for e in self.all() if e.has_class(name)]

#include "pdf/metadata-imp.h"

#include "base/utf8.h"
#include "pdf/srgb-imp.h"

#define PRODUCER "zhiping " ZHIPING_VERSION

static void add_text(HPDF_Doc doc, const char *key, Str text)
{
    if (text.len > 0) HPDF_Dict_Add(doc->info, key, pdf_text(doc, text));
}

static void add_info(HPDF_Doc doc, Arena *arena, const Pages *pages, Date created)
{
    add_text(doc, "Title", pages->title);
    add_text(doc, "Subject", pages->subject);
    add_text(doc, "Author", pages->author);
    HPDF_Dict_Add(doc->info, "Producer", pdf_ascii(doc, PRODUCER));
    if (created == DATE_NONE) return;
    CivilDate day = date_to_civil(created);
    Str text = str_printf(arena, "D:%04d%02d%02d000000+08'00'", day.year, day.month, day.day);
    HPDF_Dict_Add(doc->info, "CreationDate", pdf_ascii(doc, text.ptr));
    HPDF_Dict_Add(doc->info, "ModDate", pdf_ascii(doc, text.ptr));
}

/* Text for XML; characters that XML 1.0 has not are left out. */
static void add_escaped(StrBuf *xml, Str text)
{
    while (text.len > 0) {
        uint32_t rune = utf8_next(&text);
        if (rune == '&')
            strbuf_add(xml, STR("&amp;"));
        else if (rune == '<')
            strbuf_add(xml, STR("&lt;"));
        else if (rune == '>')
            strbuf_add(xml, STR("&gt;"));
        else if (rune != UTF8_INVALID && rune != 0xFFFE && rune != 0xFFFF && (rune >= ' ' || rune == '\n'))
            strbuf_add_rune(xml, rune);
    }
}

static void add_property(StrBuf *xml, const char *before, Str text, const char *after)
{
    if (text.len == 0) return;
    strbuf_add(xml, str_from(before));
    add_escaped(xml, text);
    strbuf_add(xml, str_from(after));
}

/* PDF/UA-1 is claimed by a schema that PDF/A does not know, so it is described (ISO 19005-2, 6.6.2.3). */
static const char universal_access[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n";

/* PDF/A-2u, or -3u where files are attached; PDF/UA-1 where the file is tagged and has a title. */
static void add_conformance(StrBuf *xml, const Pages *pages, bool attached)
{
    strbuf_printf(
        xml,
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
        "<pdfaid:part>%d</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>\n",
        attached ? 3 : 2);
    if (pages->element_count > 0 && pages->title.len > 0) strbuf_add(xml, str_from(universal_access));
}

static void add_xmp(HPDF_Doc doc, Arena *arena, const Pages *pages, const PdfProperties *properties)
{
    StrBuf xml = {.arena = arena};
    strbuf_add(&xml, STR("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"));
    add_conformance(&xml, pages, properties->attachment_count > 0);
    strbuf_add(&xml, STR("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                         "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
                         "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                         "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\n"));
    add_property(&xml, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", pages->title,
                 "</rdf:li></rdf:Alt></dc:title>\n");
    add_property(&xml, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", pages->subject,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    add_property(&xml, "<dc:creator><rdf:Seq><rdf:li>", pages->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    add_property(&xml, "<pdf:Producer>", STR(PRODUCER), "</pdf:Producer>\n");
    if (properties->created != DATE_NONE) {
        Str day = str_printf(arena, "%.*sT00:00:00+08:00", STR_ARG(date_iso(arena, properties->created)));
        add_property(&xml, "<xmp:CreateDate>", day, "</xmp:CreateDate>\n");
        add_property(&xml, "<xmp:ModifyDate>", day, "</xmp:ModifyDate>\n");
    }
    strbuf_add(&xml, STR("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"));
    HPDF_Dict metadata = pdf_stream(doc, strbuf_str(&xml));
    HPDF_Dict_AddName(metadata, "Type", "Metadata");
    HPDF_Dict_AddName(metadata, "Subtype", "XML");
    HPDF_Dict_Add(doc->catalog, "Metadata", metadata);
}

/* Device colours are sRGB. */
static void add_output_intent(HPDF_Doc doc, Arena *arena)
{
    HPDF_Dict profile = pdf_deflated_stream(doc, arena, srgb_profile(arena)),
              intent = HPDF_Dict_New(doc->mmgr);
    HPDF_Array intents = HPDF_Array_New(doc->mmgr);
    HPDF_Dict_AddNumber(profile, "N", 3);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    HPDF_Dict_Add(intent, "OutputConditionIdentifier", pdf_ascii(doc, "sRGB"));
    HPDF_Dict_Add(intent, "Info", pdf_ascii(doc, "sRGB IEC61966-2.1"));
    HPDF_Dict_Add(intent, "DestOutputProfile", profile);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(doc->catalog, "OutputIntents", intents);
}

void pdf_metadata(HPDF_Doc doc, Arena *arena, const Pages *pages, const PdfProperties *properties)
{
    HPDF_Dict preferences = HPDF_Dict_New(doc->mmgr);
    add_info(doc, arena, pages, properties->created);
    add_xmp(doc, arena, pages, properties);
    add_output_intent(doc, arena);
    HPDF_Dict_Add(doc->catalog, "Lang", pdf_ascii(doc, "zh-CN"));
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(doc->catalog, "ViewerPreferences", preferences);
}

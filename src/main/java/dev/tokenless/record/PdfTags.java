package dev.tokenless.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/// The structure of the document beside its pages: headings, tables with their heads, lists, for screen readers
/// (ISO 32000-1, 14.7).
final class PdfTags {

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document;
    private final Map<Tag, PDStructureElement> elements = new HashMap<>();
    private final List<COSArray> parents = new ArrayList<>();

    PdfTags(PDDocument pdf) {
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        pdf.getDocumentCatalog().setMarkInfo(marked);
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
        document = new PDStructureElement("Document", root);
        root.appendKid(document);
    }

    /// Begins a page.
    void page(PDPage page) {
        page.setStructParents(parents.size());
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        parents.add(new COSArray());
    }

    /// The properties of the next marked content on the current page, which belongs to the tag.
    COSDictionary mark(Tag tag, PDPage page) {
        COSArray onPage = parents.getLast();
        PDStructureElement element = element(tag);
        int number = onPage.size();
        onPage.add(element.getCOSObject());
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(number);
        element.appendKid(reference);
        COSDictionary properties = new COSDictionary();
        properties.setInt(COSName.MCID, number);
        return properties;
    }

    /// What the drawn characters say, where they are not drawn in the order of reading.
    static void saying(COSDictionary properties, String text) {
        properties.setItem(COSName.ACTUAL_TEXT, new COSString(text));
    }

    void end() {
        Map<Integer, PDParentTreeValue> numbers = new HashMap<>();
        for (int page = 0; page < parents.size(); page++) {
            numbers.put(page, new PDParentTreeValue(parents.get(page)));
        }
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(numbers);
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
    }

    private PDStructureElement element(Tag tag) {
        PDStructureElement known = elements.get(tag);
        if (known != null) {
            return known;
        }
        PDStructureElement parent = tag.parent().map(this::element).orElse(document);
        PDStructureElement made = new PDStructureElement(tag.role(), parent);
        parent.appendKid(made);
        elements.put(tag, made);
        return made;
    }
}

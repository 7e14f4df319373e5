// Checks PDF files against profiles of veraPDF, all in one process.
// java -cp <jars> Vera.java ua1,2a FILE...   One line a file and profile: PASS or FAIL, profile, file; below a FAIL each rule broken, indented.
import java.io.File;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class Vera {
    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(name);
            String standard = name.startsWith("ua") ? "PDFUA-" + name.substring(2) : "PDFA-" + name.toUpperCase();
            ValidationProfile profile = Profiles.profileFromXml(
                ValidationProfile.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + standard + ".xml"));
            for (int index = 1; index < arguments.length; index++) {
                System.out.println(judged(arguments[index], name, flavour, profile));
            }
        }
    }

    private static String judged(String path, String name, PDFAFlavour flavour, ValidationProfile profile) {
        try (var parser = Foundries.defaultInstance().createParser(new File(path), flavour);
             var validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            return (result.isCompliant() ? "PASS " : "FAIL ") + name + " " + path + (result.isCompliant() ? "" : broken(result));
        } catch (Exception error) {
            return "FAIL " + name + " " + path + "\n    " + error;
        }
    }

    private static String broken(ValidationResult result) {
        var rules = new TreeMap<String, String>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                rules.putIfAbsent(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
                    assertion.getMessage() + " @ " + assertion.getLocation().getContext());
            }
        }
        var text = new StringBuilder();
        rules.forEach((rule, said) -> text.append("\n    ").append(rule).append(": ").append(said));
        return text.toString();
    }
}

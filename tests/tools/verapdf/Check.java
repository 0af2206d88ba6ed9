import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/**
 * Validates PDF files: Check PROFILES LIST, where PROFILES is like "ua1,2a" and LIST a file with one path a line.
 * Prints a line for each file and profile that was checked ("done", profile, path) and for each rule that
 * failed ("failed", profile, path, rule, times, first message), with tabs between the fields.
 */
public final class Check {
    private static final int ASSERTIONS_KEPT_OF_A_RULE = 1;

    private Check() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String path : Files.readAllLines(Path.of(arguments[1]))) {
            for (String profile : arguments[0].split(",")) {
                check(path, profile);
            }
        }
    }

    private static void check(String path, String profile) {
        PDFAFlavour flavour = PDFAFlavour.fromString(profile);
        try (FileInputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        ValidatorFactory.createValidator(flavour, ASSERTIONS_KEPT_OF_A_RULE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> messages = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String where = assertion.getLocation().getContext();
                    messages.putIfAbsent(name(assertion.getRuleId()), assertion.getMessage() + " @ " + where);
                }
            }
            result.getFailedChecks().forEach((rule, times) ->
                    print("failed", profile, path, name(rule), times, messages.getOrDefault(name(rule), "")));
            if (!result.isCompliant() && result.getFailedChecks().isEmpty()) {
                print("failed", profile, path, "?", 1, "not compliant, without a reason");
            }
        } catch (Exception error) {
            print("failed", profile, path, "?", 1, "cannot be checked: " + error);
        }
        print("done", profile, path);
    }

    private static String name(RuleId rule) {
        return rule.getClause() + "-" + rule.getTestNumber();
    }

    private static void print(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.length() == 0 ? "" : "\t").append(String.valueOf(field).replaceAll("\\s+", " "));
        }
        System.out.println(line);
    }
}

package empty;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Application {
    public static void main(String[] args) throws IOException {
        var context = SpringApplication.run(Application.class, args);
        if (List.of(args).contains("--once")) {
            try (var page = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/sign-in")
                    .toURL()
                    .openStream()) {
                page.readAllBytes();
            }
            context.close();
        }
    }
}

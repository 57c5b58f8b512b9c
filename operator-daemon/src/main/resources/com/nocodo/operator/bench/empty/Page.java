package empty;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;

@Route("sign-in")
public class Page extends Div {
    public Page() {
        add(new Span("Nothing"));
    }
}

//! Links to any number of records: that a needed one is there, and the values that a link has of its own.

use super::TestApp;
use super::cases::is_near;
use super::resource::Resource;
use serde_json::{Value, json};

/// Links with values of their own, as their tests know them.
pub struct OwnLinks {
    /// The property with the ids alone, and the one with whole links.
    pub ids: &'static str,
    pub links: &'static str,
    pub target: &'static Resource,
    pub values: Value,
    /// Values that are refused, with their codes.
    pub wrong: Vec<(&'static str, Value, &'static str)>,
}

impl OwnLinks {
    fn to(&self, record: &Value) -> Value {
        let mut link = self.values.clone();
        link["id"] = record["id"].clone();
        link
    }
}

impl Resource {
    pub fn carries_own_values_on(&self, own: &OwnLinks) {
        let app = TestApp::start();
        let [one, two] = [1, 2].map(|n| app.create(own.target.path, &(own.target.valid)(&app, n)));
        let mut body = (self.valid)(&app, 5);
        body.as_object_mut().expect("an object").remove(own.ids);
        body[own.links] = json!([own.to(&one), own.to(&two)]);
        let made = app.create(self.path, &body);
        let patch = |change: Value| app.patch(self.path, &made, &change);

        alike(&made[own.links], &body[own.links]);
        assert_eq!(made[own.ids], json!([one["id"], two["id"]]));

        let fewer = patch(json!({own.ids: [two["id"]]})).expect(200).json();
        alike(&fewer[own.links], &json!([own.to(&two)]));
        let untouched = patch(json!({own.links: [{"id": two["id"]}]})).expect(200).json();
        alike(&untouched[own.links], &json!([own.to(&two)]));

        for (name, value, code) in &own.wrong {
            let link = json!({"id": two["id"], *name: value});
            let reply = patch(json!({own.links: [link]})).expect(422);
            reply.names(&format!("{}.0.{name}", own.links), code);
        }
        let twice = patch(json!({own.links: [own.to(&two), own.to(&two)]})).expect(422);
        twice.names(&format!("{}.1.id", own.links), "taken");
        let nothing = patch(json!({own.links: [{"id": 99_999_999, "no_such": 1}]})).expect(422);
        nothing.names(&format!("{}.0.no_such", own.links), "unknown_field");
        let torn = patch(json!({own.ids: [one["id"]], own.links: [own.to(&two)]})).expect(422);
        torn.names(own.ids, "invalid");
    }

    /// A record that needs at least one link can neither be made nor left without.
    pub fn needs_links(&self, ids: &str) {
        let app = TestApp::start();
        let body = (self.valid)(&app, 1);
        let made = app.create(self.path, &body);

        let mut without = (self.valid)(&app, 2);
        without[ids] = json!([]);
        app.owner.post(self.path, &without).expect(422).names(ids, "required");
        app.patch(self.path, &made, &json!({ids: []})).expect(422).names(ids, "required");

        app.patch(self.path, &made, &json!({})).expect(200);
    }
}

#[track_caller]
fn alike(got: &Value, wanted: &Value) {
    let links = |value: &Value| value.as_array().expect("links").clone();
    assert_eq!(links(got).len(), links(wanted).len(), "{got}");
    for (got, wanted) in links(got).iter().zip(links(wanted)) {
        for (name, value) in wanted.as_object().expect("a link") {
            assert!(is_near(&got[name], value), "{name}: {got} is not {wanted}");
        }
    }
}

//! What a role may do with an entity: deny by default.

use super::permissions;
use super::roles::Role;
use crate::db::{Dialect, Sql};
use crate::records::Info;
use std::borrow::Cow;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    List,
    Read,
    Create,
    Update,
    Delete,
    Export,
}

/// What one role may do with one entity.
#[derive(Clone, Copy, Debug)]
pub struct Grant {
    pub can: &'static [Action],
    pub rows: Rows,
    /// The link that a new record gets to the user's own record, where rows are limited to own ones.
    pub own_link: Option<&'static str>,
    /// Properties that the role does not see.
    pub hidden: &'static [&'static str],
    /// Properties that the role may not set; the hidden ones are among them.
    pub closed: &'static [&'static str],
}

/// Which records a grant is about.
#[derive(Clone, Copy, Debug)]
pub enum Rows {
    All,
    /// Those for which this condition over `t` holds; `{user}` is the account's id and `{record}`
    /// the id of the record that the account belongs to.
    Where(&'static str),
}

impl Grant {
    pub const NOTHING: Grant = Grant {
        can: &[],
        rows: Rows::All,
        own_link: None,
        hidden: &[],
        closed: &[],
    };

    /// What the owner may do with everything.
    pub const EVERYTHING: Grant = Grant {
        can: &[
            Action::List,
            Action::Read,
            Action::Create,
            Action::Update,
            Action::Delete,
            Action::Export,
        ],
        ..Grant::NOTHING
    };

    pub fn allows(&self, action: Action) -> bool {
        self.can.contains(&action)
    }
}

/// A grant in the hands of one user.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    pub grant: Grant,
    pub role: Role,
    pub user: i64,
    pub record: Option<i64>,
}

impl Access {
    /// The condition over `t` that limits which records this user reaches.
    pub fn rows(&self) -> Option<String> {
        match self.grant.rows {
            Rows::All => None,
            Rows::Where(condition) => {
                let record = self
                    .record
                    .map_or_else(|| "NULL".to_owned(), |id| id.to_string());
                Some(
                    condition
                        .replace("{user}", &self.user.to_string())
                        .replace("{record}", &record),
                )
            }
        }
    }

    /// Whether this user reaches any record of the entity.
    pub fn reads(&self) -> bool {
        self.grant.allows(Action::List) || self.grant.allows(Action::Read)
    }

    pub fn shows(&self, field: &str) -> bool {
        !self.grant.hidden.contains(&field)
    }
}

impl Role {
    /// The SQL as this role gets it: records whose names would show a hidden field go by label and number.
    pub fn sees(self, sql: Sql, dialect: Dialect) -> Cow<'static, str> {
        let mut text = Cow::Borrowed(sql.text(dialect));
        for (entity, properties) in permissions::NAMES {
            let slot = format!("{{veil.{entity}}}");
            if text.contains(&slot) {
                let hidden = permissions::grant(self, entity).hidden;
                let veiled = properties.iter().any(|property| hidden.contains(property));
                text = Cow::Owned(text.replace(&slot, if veiled { "1 = 1" } else { "1 = 0" }));
            }
        }
        text
    }
}

impl super::User {
    /// The user's access to an entity, if it includes this action.
    pub fn may(&self, info: &Info, action: Action) -> Result<Access, crate::error::Error> {
        let access = self.access(info.name);
        if access.grant.allows(action) {
            Ok(access)
        } else {
            Err(crate::error::Error::Forbidden)
        }
    }

    /// Who may list records, or write records that link to them, may pick one by its name.
    pub fn may_pick(&self, info: &Info) -> Result<Access, crate::error::Error> {
        let access = self.access(info.name);
        let linking = || {
            permissions::linking_to(info.name).iter().any(|entity| {
                let grant = self.access(entity).grant;
                grant.allows(Action::Create) || grant.allows(Action::Update)
            })
        };
        if access.grant.allows(Action::List) || linking() {
            Ok(access)
        } else {
            Err(crate::error::Error::Forbidden)
        }
    }

    pub fn access(&self, entity: &str) -> Access {
        Access {
            grant: permissions::grant(self.role, entity),
            role: self.role,
            user: self.id,
            record: self.record_id,
        }
    }
}

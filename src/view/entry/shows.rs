//! Whether anything of an entry is shown, by tags.

use crate::profile::entry::Entry;
use crate::profile::entry::common::{Common, Group};
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::{Position, Project};
use crate::view::wording::compose::Composer;

impl Composer<'_> {
    /// Whether an entry is shown: by its tags, an employer also by what the tags of its roles leave to say of it, a school by what those of its degrees do, and a field of
    /// skill by what those of its key words do.
    pub fn shows(&self, entry: &Entry) -> bool {
        let common = entry.common();
        let left = match entry {
            Entry::Experience(EntryOf { own, .. }) => {
                self.leaves(common, &own.positions, &own.projects, own.position.is_some())
            }
            Entry::Volunteer(EntryOf { own, .. }) => {
                let role = own.position.is_some() || own.title.is_some();
                self.leaves(common, &own.positions, &own.projects, role)
            }
            Entry::Education(EntryOf { own, .. }) => {
                let held = own.degrees.is_empty() || own.degree.is_some() || own.area.is_some();
                let says = common.start.is_some() || !common.date.0.is_empty() || common.summary.is_some();
                let degrees = own.degrees.iter().any(|degree| self.takes(&degree.common.tags));
                held || says || degrees || self.leaves_points(common)
            }
            Entry::Skill(EntryOf { own, .. }) => {
                let held = own.keywords.is_empty() && common.highlights.is_empty() && common.groups.is_empty();
                let says = own.level.is_some() || common.note.is_some() || common.summary.is_some();
                let words = own.keywords.iter().any(|keyword| self.takes(&keyword.0.tags));
                held || says || words || self.leaves_points(common)
            }
            _ => true,
        };
        self.takes(&common.tags) && left
    }

    /// Whether anything is left of an entry with roles; `role` says that it names one itself.
    fn leaves(
        &self,
        common: &Common,
        positions: &[EntryOf<Position>],
        projects: &[EntryOf<Project>],
        role: bool,
    ) -> bool {
        let roles = positions.is_empty() || positions.iter().any(|role| self.takes(&role.common.tags));
        let says = role || common.start.is_some() || common.summary.is_some();
        let projects = projects.iter().any(|project| self.takes(&project.common.tags));
        roles || says || projects || self.leaves_points(common)
    }

    /// Whether a point or a group is left of an entry.
    fn leaves_points(&self, common: &Common) -> bool {
        let points = common.highlights.iter().any(|point| self.takes(&point.0.tags));
        points || common.groups.iter().any(|group| self.leaves_group(group))
    }

    /// Whether a group is shown: by its tags, and by what those of its points and key words leave of it.
    pub(super) fn leaves_group(&self, group: &Group) -> bool {
        let held = group.keywords.is_empty() && group.highlights.is_empty();
        let words = group.keywords.iter().any(|keyword| self.takes(&keyword.0.tags));
        let points = group.highlights.iter().any(|point| self.takes(&point.0.tags));
        self.takes(&group.tags) && (held || words || points)
    }
}

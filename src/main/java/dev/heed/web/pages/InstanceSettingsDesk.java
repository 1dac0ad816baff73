package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Allow;
import dev.heed.access.Creation;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.catalog.Catalog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// The projects of the instance: listed and made.
@Controller
final class InstanceSettingsDesk {
    static final String PATH = "/settings/projects";

    private final Access access;
    private final InstantSource clock;

    InstanceSettingsDesk(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    @Allow(Right.GOVERN)
    @GetMapping(PATH)
    ProjectList show(Visit visit) {
        return of(visit, "");
    }

    @Allow(value = Right.GOVERN, act = "make a project")
    @PostMapping(PATH)
    Object make(Visit visit, Form form, HttpServletRequest request, HttpServletResponse response) {
        String name = form.field("name");
        String wrong = "";
        try {
            name = Project.named(name);
            if (!Catalog.faults("/name", name).isEmpty()) wrong = "A name must hold no personal data.";
        } catch (IllegalArgumentException e) {
            wrong = "A name must be 1.." + Project.NAME_AT_MOST + " printable characters of one line.";
        }
        if (wrong.isEmpty() && access.createProject(name) instanceof Creation.Created(Project made)) {
            Porter.made(request, made.id());
            return new Redirect(new Address(ProjectSettingsDesk.PATH).with(Visit.PROJECT, made.name()));
        }
        response.setStatus(422);
        return of(visit, form.field("name"), wrong.isEmpty() ? "Another project has this name." : wrong);
    }

    private ProjectList of(Visit visit, String draft, String... wrong) {
        return new ProjectList(
                Settings.of(visit, PATH, null, wrong),
                visit.to(PATH).toString(),
                access.projects().stream()
                        .map(project -> new ProjectList.Entry(
                                project.name(),
                                new Address(ProjectSettingsDesk.PATH)
                                        .with(Visit.PROJECT, project.name())
                                        .toString(),
                                project.settings().timeZone().getId(),
                                visit.wording().time(project.createdAt(), clock.instant())))
                        .toList(),
                draft);
    }
}
